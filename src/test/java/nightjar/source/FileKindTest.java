package nightjar.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nightjar.durable.WholeFiles;
import nightjar.pass.RowSource;
import nightjar.source.parquet.ParquetParts;
import nightjar.table.DataRejected;
import nightjar.table.RecordBatch;
import nightjar.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EXCEL              | zip:[Content_Types].xml,xl/workbook.xml",
                "OPEN_DOCUMENT      | zip:mimetype,content.xml",
                "ZIP                | zip:data.csv",
                "OLE                | hex:d0cf11e0a1b11ae1",
                "ZSTD               | hex:28b52ffd2400",
                "BZIP2              | hex:425a6839314159265359",
                "XZ                 | hex:fd377a585a00",
                "LZ4                | hex:04224d18",
                "ENCRYPTED_PARQUET  | hex:504152451501",
                "ORC                | hex:4f524300110a",
                "AVRO               | hex:4f626a0104",
                "SQLITE             | hex:53514c69746520666f726d6174203300",
                "PDF                | text:%PDF-1.7",
                "HTML               | text:<!DOCTYPE html><html>",
                "HTML               | text: <HTML lang=en>",
                "XML                | text:<?xml version='1.0'?>",
                "JSON               | text:{\"id\": 1}",
                "JSON               | text:[{\"id\": 1}]",
                "GZIPPED_PARQUET    | gzip:hex:504152311500",
                "CSV                | gzip:text:id,x",
                "CSV                | text:[id],[name]",
                "CSV                | text:ORC,PAR1",
                "CSV                | text:PAR1,PAR2",
                "CSV                | text:BZh9;x",
                "BYTES              | hex:0001020304050607080e0f",
            })
    void tellsAKindByItsFirstBytes(FileKind kind, String content) throws IOException {
        Path file = Files.write(folder.resolve("d.csv"), bytes(content));

        assertThat(FileKind.of(file)).isEqualTo(kind);
    }

    @Test
    void saysWhatAFileIsAndWhatToDo() throws IOException {
        Path file = Files.write(folder.resolve("d.csv"), bytes("zip:xl/workbook.xml"));

        assertThatThrownBy(() -> LocalFile.at(file).open(10))
                .isInstanceOf(DataRejected.class)
                .hasMessage(
                        file
                                + ": found an Excel workbook; expected CSV, perhaps gzipped, or Parquet. Save the sheet as CSV (UTF-8) and name that file.");
    }

    @Test
    void readsParquetUnderTheNameOfACsvFileAndTheOtherWayRound() throws IOException {
        RecordBatch batch =
                new RecordBatch(
                        Schema.of(List.of("id"), nightjar.table.ColumnType.TEXT),
                        List.of(nightjar.table.TextColumn.of("7")),
                        new long[] {1},
                        new long[] {1});
        Path parts = folder.resolve("parts");
        new ParquetParts(parts, WholeFiles.UNGUARDED).write(0, List.of(batch));
        Path parquet = folder.resolve("d.csv");
        try (var files = Files.list(parts)) {
            Files.move(files.findFirst().orElseThrow(), parquet);
        }
        Path text = Files.writeString(folder.resolve("d.parquet"), "id\n7\n");

        RowSource ofParquet = LocalFile.at(parquet).open(10);
        RowSource ofText = LocalFile.at(text).open(10);

        assertThat(ReadRows.all(ofParquet.only(List.of("id"))).rows())
                .containsExactly(List.of("7"));
        assertThat(ReadRows.all(ofText).rows()).containsExactly(List.of("7"));
        assertThat(ofParquet.warnings()).first().asString().contains("is a Parquet file");
        assertThat(ofText.warnings()).first().asString().contains("is no Parquet file but text");
    }

    private static byte[] bytes(String content) throws IOException {
        String rest = content.substring(content.indexOf(':') + 1);
        return switch (content.substring(0, content.indexOf(':'))) {
            case "hex" -> java.util.HexFormat.of().parseHex(rest);
            case "text" -> rest.getBytes(StandardCharsets.UTF_8);
            case "gzip" -> packed(bytes(rest));
            case "zip" -> zipped(rest.split(","));
            default -> throw new IllegalArgumentException(content);
        };
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zipped(String... names) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zipped)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write('x');
                out.closeEntry();
            }
        }
        return zipped.toByteArray();
    }
}
