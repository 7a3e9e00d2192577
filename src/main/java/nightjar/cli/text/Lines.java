package nightjar.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nightjar.text.Visible;

/// Lines that fit a width: wrapped between words, or inside one that is wider than a line.
final class Lines {

    private Lines() {}

    /// A text behind a word in the margin, its further lines under its first.
    ///
    /// @param most lines; what is more is cut off behind `…`
    static List<String> beside(String margin, String text, int width, int most) {
        String indent = " ".repeat(margin.length());
        List<String> parts = wrapped(text, width - margin.length());
        List<String> lines = new ArrayList<>();
        for (String part : parts.subList(0, Math.min(most, parts.size()))) {
            lines.add((lines.isEmpty() ? margin : indent) + part);
        }
        if (parts.size() > most) {
            lines.add(cut(lines.removeLast() + " …", width));
        }
        return lines;
    }

    /// A line that ends with `…` where it was wider.
    static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private static List<String> wrapped(String text, int width) {
        return text.strip().lines().flatMap(line -> paragraph(line, width)).toList();
    }

    private static Stream<String> paragraph(String raw, int width) {
        String text = Visible.line(raw).strip();
        if (text.length() <= width) {
            return Stream.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > width) {
                lines.add(line.substring(0, width));
                line.delete(0, width);
            }
        }
        lines.add(line.toString());
        return lines.stream();
    }
}
