package nightjar.cli.text;

import java.util.Locale;
import nightjar.retention.PurgeReport;
import nightjar.text.Visible;

/// What a purge did, as people read it.
public final class PurgeText {

    private PurgeText() {}

    public static String of(PurgeReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.runs().isEmpty()) {
            TextTable runs = new TextTable("RUN", "STATUS", "ENDED", "SIZE");
            for (PurgeReport.Run run : report.runs()) {
                runs.row(
                        run.run(),
                        run.status(),
                        run.ended().toString().substring(0, 10),
                        size(run.bytes()));
            }
            text.append(runs).append('\n');
        }
        if (!report.versions().isEmpty()) {
            TextTable versions = new TextTable("MODEL FILES OF", "VERSION", "RUN", "SIZE");
            for (PurgeReport.Version version : report.versions()) {
                versions.row(
                        version.project(), version.version(), version.run(), size(version.bytes()));
            }
            text.append(versions).append('\n');
        }
        report.kept()
                .forEach(
                        run ->
                                text.append(
                                        "kept     %s, %s: %s%n"
                                                .formatted(run.run(), run.status(), run.advice())));
        report.orphans().forEach(orphan -> text.append(of(orphan)));
        return text.append(total(report)).toString();
    }

    private static String of(PurgeReport.Orphan orphan) {
        return "orphan   %s, %s: this database knows no such run; %s%n"
                .formatted(
                        Visible.line(orphan.run()),
                        size(orphan.bytes()),
                        orphan.removed() ? "goes" : "purge with --orphans if no other does");
    }

    private static String total(PurgeReport report) {
        return "%s %s run%s and the files of %s model version%s, %s. The database takes %s, %s of it free to be used again.%n"
                .formatted(
                        report.dryRun() ? "Would remove" : "Removed",
                        report.runs().size(),
                        report.runs().size() == 1 ? "" : "s",
                        report.versions().size(),
                        report.versions().size() == 1 ? "" : "s",
                        size(report.bytes()),
                        size(report.database().bytes()),
                        size(report.database().free()));
    }

    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
