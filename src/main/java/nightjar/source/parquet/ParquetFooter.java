package nightjar.source.parquet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nightjar.table.Field;
import nightjar.table.Schema;

/// What a Parquet file says about itself: headers of pages and the footer. Numbers of fields and constants are those of
/// [parquet.thrift](https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift).
final class ParquetFooter {

    private static final String RECORD = "nightjar_record";
    private static final String LINE = "nightjar_line";

    private static final int VERSION = 2;
    private static final int UNCOMPRESSED = 0;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;
    private static final int RLE = 3;

    private final ThriftWriter thrift;

    /// @param bytes to be written to
    ParquetFooter(PageBytes bytes) {
        thrift = new ThriftWriter(bytes);
    }

    /// How the values of a page are written.
    enum Encoding {
        PLAIN(0),
        DELTA_BINARY_PACKED(5),
        RLE_DICTIONARY(8);

        private final int number;

        Encoding(int number) {
            this.number = number;
        }
    }

    /// What the values of a column are.
    enum Kind {
        NUMBER(5),
        TEXT(6),
        DATE(2),
        /// Whole numbers, never missing.
        COUNT(2);

        private final int physical;

        Kind(int physical) {
            this.physical = physical;
        }
    }

    /// A column of the file.
    record Column(String name, Kind kind) {

        /// Those of the schema, then, if they are numbered, the numbers of the records and of their lines.
        static List<Column> of(Schema schema, boolean numbered) {
            Set<String> taken = new HashSet<>(Set.of(RECORD, LINE));
            List<Column> columns = new ArrayList<>();
            for (Field field : schema.fields()) {
                Kind kind =
                        switch (field.type()) {
                            case NUMBER -> Kind.NUMBER;
                            case CATEGORY, TEXT -> Kind.TEXT;
                            case DATE -> Kind.DATE;
                        };
                columns.add(new Column(fileName(field.name(), taken), kind));
            }
            if (numbered) {
                columns.add(new Column(RECORD, Kind.COUNT));
                columns.add(new Column(LINE, Kind.COUNT));
            }
            return columns;
        }

        /// A name that every reader of Parquet finds: many take a dot for a step into a nested column, and some ignore case.
        private static String fileName(String name, Set<String> taken) {
            String plain = name.isEmpty() ? "_" : name.replace('.', '_');
            String free = plain;
            for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = plain + "_" + n;
            }
            return free;
        }

        /// Whether cells may be missing.
        boolean optional() {
            return kind != Kind.COUNT;
        }
    }

    /// The cells of a column, as they stand in the file: perhaps a page with a dictionary, then pages with the cells.
    ///
    /// @param missing number of missing cells
    /// @param begin where the first page begins, in bytes
    /// @param data where the first page with cells begins
    /// @param end behind the last page
    record Chunk(
            Column column,
            Encoding encoding,
            long rows,
            long missing,
            long begin,
            long data,
            long end) {

        long bytes() {
            return end - begin;
        }
    }

    void dictionaryPage(int bytes, int checksum, int entries) {
        thrift.struct(
                () -> {
                    page(DICTIONARY_PAGE, bytes, checksum);
                    thrift.struct(
                            7,
                            () -> {
                                thrift.integer(1, entries);
                                thrift.integer(2, Encoding.PLAIN.number);
                            });
                });
    }

    void dataPage(int bytes, int checksum, int rows, Encoding encoding) {
        thrift.struct(
                () -> {
                    page(DATA_PAGE, bytes, checksum);
                    thrift.struct(
                            5,
                            () -> {
                                thrift.integer(1, rows);
                                thrift.integer(2, encoding.number);
                                thrift.integer(3, RLE);
                                thrift.integer(4, RLE);
                            });
                });
    }

    private void page(int type, int bytes, int checksum) {
        thrift.integer(1, type);
        thrift.integer(2, bytes);
        thrift.integer(3, bytes);
        thrift.integer(4, checksum);
    }

    /// @param metadata by key
    void file(List<Column> columns, List<Group> groups, Map<String, String> metadata) {
        long rows = groups.stream().mapToLong(Group::rows).sum();
        thrift.struct(
                () -> {
                    thrift.integer(1, VERSION);
                    schema(columns);
                    thrift.integer(3, rows);
                    thrift.structs(4, groups, this::group);
                    if (!metadata.isEmpty()) {
                        thrift.structs(
                                5,
                                List.copyOf(metadata.entrySet()),
                                entry -> {
                                    thrift.text(1, entry.getKey());
                                    thrift.text(2, entry.getValue());
                                });
                    }
                    thrift.text(6, "nightjar");
                });
    }

    /// A row group.
    ///
    /// @param chunks one per column
    record Group(List<Chunk> chunks, long rows) {
        Group {
            chunks = List.copyOf(chunks);
        }
    }

    /// The root of the tree of columns, then its leaves.
    private void schema(List<Column> columns) {
        List<Runnable> elements = new ArrayList<>();
        elements.add(
                () -> {
                    thrift.text(4, "nightjar");
                    thrift.integer(5, columns.size());
                });
        columns.forEach(column -> elements.add(() -> element(column)));
        thrift.structs(2, elements, Runnable::run);
    }

    private void element(Column column) {
        thrift.integer(1, column.kind().physical);
        thrift.integer(3, column.optional() ? OPTIONAL : REQUIRED);
        thrift.text(4, column.name());
        switch (column.kind()) {
            case TEXT -> {
                thrift.integer(6, UTF8);
                thrift.struct(10, () -> thrift.struct(1, () -> {}));
            }
            case DATE -> thrift.struct(10, () -> thrift.struct(8, this::localMillis));
            case NUMBER, COUNT -> {}
        }
    }

    private void localMillis() {
        thrift.flag(1, false);
        thrift.struct(2, () -> thrift.struct(1, () -> {}));
    }

    private void group(Group group) {
        thrift.structs(1, group.chunks(), this::chunk);
        thrift.integer(2, group.chunks().stream().mapToLong(Chunk::bytes).sum());
        thrift.integer(3, group.rows());
    }

    private void chunk(Chunk chunk) {
        thrift.integer(2, chunk.begin());
        thrift.struct(3, () -> content(chunk));
    }

    private void content(Chunk chunk) {
        thrift.integer(1, chunk.column().kind().physical);
        thrift.integers(2, encodings(chunk.encoding()));
        thrift.texts(3, List.of(chunk.column().name()));
        thrift.integer(4, UNCOMPRESSED);
        thrift.integer(5, chunk.rows());
        thrift.integer(6, chunk.bytes());
        thrift.integer(7, chunk.bytes());
        thrift.integer(9, chunk.data());
        if (chunk.data() > chunk.begin()) {
            thrift.integer(11, chunk.begin());
        }
        thrift.struct(12, () -> thrift.integer(3, chunk.missing()));
    }

    private static List<Integer> encodings(Encoding encoding) {
        return switch (encoding) {
            case PLAIN, DELTA_BINARY_PACKED -> List.of(encoding.number, RLE);
            case RLE_DICTIONARY -> List.of(Encoding.PLAIN.number, encoding.number, RLE);
        };
    }
}
