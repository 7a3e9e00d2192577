package nightjar.source.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The compact protocol of Thrift, as far as Parquet's headers and footers need it, after its
/// [description](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). Fields are written in the order
/// of their numbers, which are at most 15 apart.
final class ThriftWriter {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int TEXT = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private static final int SHORT_LIST = 14;

    private final PageBytes bytes;
    private int field;

    ThriftWriter(PageBytes bytes) {
        this.bytes = bytes;
    }

    /// Writes the fields of a struct.
    interface Fields {
        void write();
    }

    /// Writes an element of a list as a struct.
    interface Element<T> {
        void write(T element);
    }

    /// A struct that is no field: the outermost, or an element of a list.
    void struct(Fields fields) {
        int outer = field;
        field = 0;
        fields.write();
        bytes.add(0);
        field = outer;
    }

    void struct(int number, Fields fields) {
        header(number, STRUCT);
        struct(fields);
    }

    void flag(int number, boolean value) {
        header(number, value ? TRUE : FALSE);
    }

    void integer(int number, int value) {
        header(number, INT);
        bytes.addZigzag(value);
    }

    void integer(int number, long value) {
        header(number, LONG);
        bytes.addZigzag(value);
    }

    void text(int number, String value) {
        header(number, TEXT);
        text(value);
    }

    <T> void structs(int number, List<T> elements, Element<T> element) {
        list(number, elements.size(), STRUCT);
        for (T each : elements) {
            struct(() -> element.write(each));
        }
    }

    void texts(int number, List<String> elements) {
        list(number, elements.size(), TEXT);
        elements.forEach(this::text);
    }

    void integers(int number, List<Integer> elements) {
        list(number, elements.size(), INT);
        elements.forEach(bytes::addZigzag);
    }

    private void list(int number, int size, int type) {
        header(number, LIST);
        bytes.add(Math.min(size, SHORT_LIST + 1) << 4 | type);
        if (size > SHORT_LIST) {
            bytes.addVarint(size);
        }
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes.addVarint(utf8.length);
        bytes.add(utf8);
    }

    private void header(int number, int type) {
        bytes.add((number - field) << 4 | type);
        field = number;
    }
}
