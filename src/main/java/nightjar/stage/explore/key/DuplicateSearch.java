package nightjar.stage.explore.key;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import nightjar.table.DataRejected;

/// Finds equal keys among the files of units, bucket by bucket, with an open-addressing table of the keys of one bucket.
public final class DuplicateSearch {

    private final BitSet laterOnes = new BitSet();
    private final BitSet earlierOnes = new BitSet();

    /// Slots of two hash longs and the last record number; a record number of 0 is an empty slot.
    private long[] table = new long[0];

    private int mask;

    public static KeyDuplicates find(KeyParts parts) {
        DuplicateSearch search = new DuplicateSearch();
        List<Path> files = parts.held();
        for (int bucket = 0; bucket < KeyParts.BUCKETS; bucket++) {
            search.bucket(files, bucket);
        }
        return new KeyDuplicates(search.laterOnes, search.earlierOnes);
    }

    private void bucket(List<Path> files, int bucket) {
        List<long[]> sections = new ArrayList<>(files.size());
        int rows = 0;
        for (Path file : files) {
            long[] section = KeyParts.read(file, bucket);
            sections.add(section);
            rows += section.length / KeyHashes.WIDTH;
        }
        clear(rows);
        for (long[] section : sections) {
            for (int at = 0; at < section.length; at += KeyHashes.WIDTH) {
                put(section[at], section[at + 1], section[at + 2]);
            }
        }
    }

    private void clear(int rows) {
        int slots = Math.max(16, Integer.highestOneBit(Math.max(1, rows)) * 4);
        mask = slots - 1;
        if (table.length < slots * KeyHashes.WIDTH) {
            table = new long[slots * KeyHashes.WIDTH];
        } else {
            Arrays.fill(table, 0);
        }
    }

    private void put(long high, long low, long record) {
        if (record > Integer.MAX_VALUE - 1) {
            throw new DataRejected(
                    "Record "
                            + record
                            + ": duplicate keys are looked for in the first 2,147,483,646"
                            + " records only; split the data or take the duplicates rule out");
        }
        int slot = (int) low & mask;
        while (table[slot * KeyHashes.WIDTH + 2] != 0) {
            int at = slot * KeyHashes.WIDTH;
            if (table[at] == high && table[at + 1] == low) {
                laterOnes.set((int) record);
                earlierOnes.set((int) table[at + 2]);
                table[at + 2] = record;
                return;
            }
            slot = slot + 1 & mask;
        }
        table[slot * KeyHashes.WIDTH] = high;
        table[slot * KeyHashes.WIDTH + 1] = low;
        table[slot * KeyHashes.WIDTH + 2] = record;
    }
}
