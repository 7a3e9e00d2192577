package nightjar.source.parquet;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import nightjar.table.CellDictionary;
import nightjar.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// The cells of one column as text, from the batch at which its reader stands.
final class ParquetTextCells {

    /// What lenient decoding makes of bytes that are no UTF-8; also a character of its own.
    private static final char REPLACEMENT = '\uFFFD';

    private final ColumnReader reader;
    private final ParquetKind kind;

    /// Reports malformed bytes, as a new decoder does.
    private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();

    ParquetTextCells(ColumnReader reader, ParquetKind kind) {
        this.reader = reader;
        this.kind = kind;
    }

    /// Whether its values are bytes of a text.
    boolean isBytes() {
        return kind == ParquetKind.STRING || kind == ParquetKind.BYTES;
    }

    /// The texts of `rows` cells from `at` on, made once per distinct cell and not per row; null if one of them may be no UTF-8.
    @Nullable TextColumn coded(int at, int rows) {
        byte[] bytes = reader.getBinaryValues();
        int[] offsets = reader.getBinaryOffsets();
        Validity validity = reader.getLeafValidity();
        CellDictionary dictionary = new CellDictionary(rows, StandardCharsets.UTF_8, false);
        for (int i = at; i < at + rows; i++) {
            if (validity.isNull(i)) {
                dictionary.addMissing();
            } else {
                dictionary.add(bytes, offsets[i], offsets[i + 1]);
            }
        }
        TextColumn coded = dictionary.build();
        return coded.dictionary().stream().anyMatch(text -> text.indexOf(REPLACEMENT) >= 0)
                ? null
                : coded;
    }

    /// Adds `rows` cells from `at` on, one by one.
    ///
    /// @param undecodable is told where bytes are no UTF-8; such a cell is missing
    void add(TextColumn.Builder builder, int at, int rows, IntConsumer undecodable) {
        Validity validity = reader.getLeafValidity();
        for (int i = at; i < at + rows; i++) {
            if (validity.isNull(i)) {
                builder.add(null);
            } else if (isBytes()) {
                String text = decoded(i);
                builder.add(text);
                if (text == null) {
                    undecodable.accept(i);
                }
            } else {
                builder.add(ParquetTexts.of(reader, kind, i));
            }
        }
    }

    private @Nullable String decoded(int i) {
        int[] offsets = reader.getBinaryOffsets();
        try {
            return strict.decode(
                            ByteBuffer.wrap(
                                    reader.getBinaryValues(),
                                    offsets[i],
                                    offsets[i + 1] - offsets[i]))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
