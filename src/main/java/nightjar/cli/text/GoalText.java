package nightjar.cli.text;

import java.util.List;
import java.util.Locale;
import nightjar.history.Forecast;
import nightjar.history.GoalPeriod;
import nightjar.history.GoalStanding;
import nightjar.history.Worth;
import nightjar.ledger.view.RunSummary;
import nightjar.math.Interval;
import nightjar.project.Goal;
import nightjar.text.Visible;
import org.jspecify.annotations.Nullable;

/// Where a goal stands, as people read it.
public final class GoalText {

    private static final int RUNS_SHOWN = 5;

    private GoalText() {}

    public static String of(GoalStanding standing) {
        StringBuilder text = new StringBuilder();
        Goal goal = standing.goal();
        text.append(
                goal == null
                        ? "Project %s has no goal.%n".formatted(standing.project())
                        : declared(standing, goal));
        if (!standing.missing().isEmpty()) {
            text.append("missing   %s%n".formatted(String.join(", ", standing.missing())));
        }
        text.append('\n').append(observed(standing)).append('\n');
        text.append(expected(standing));
        if (standing.periods().size() > 1) {
            text.append('\n').append(changes(standing.periods()));
        }
        return text.append('\n').append(served(standing)).toString();
    }

    private static String declared(GoalStanding standing, Goal goal) {
        StringBuilder text = new StringBuilder(Visible.line(goal.statement()) + "\n");
        line(text, "owner", goal.owner());
        Goal.Kpi kpi = goal.kpi();
        Long left = standing.daysLeft();
        if (kpi != null && left != null) {
            line(
                    text,
                    "kpi",
                    "%s from %s to %s by %s, %s"
                            .formatted(
                                    kpi.name(),
                                    plain(kpi.baseline()),
                                    plain(kpi.target()),
                                    kpi.by(),
                                    left < 0 ? days(-left) + " ago" : "which is in " + days(left)));
        }
        line(text, "decision", goal.decision());
        Goal.Value value = goal.value();
        if (value != null) {
            line(
                    text,
                    "value",
                    "true positive %s, false positive %s, true negative %s, false negative %s"
                            .formatted(
                                    plain(value.truePositive()),
                                    plain(value.falsePositive()),
                                    plain(value.trueNegative()),
                                    plain(value.falseNegative())));
        }
        return text.toString();
    }

    private static String observed(GoalStanding standing) {
        if (standing.kpi().isEmpty()) {
            return "No outcomes are known yet, so nobody can say whether the KPI has moved.\n";
        }
        TextTable table = new TextTable("DATE", "KPI", "RUN");
        standing.kpi().forEach(one -> table.row(one.date(), plain(one.value()), one.run()));
        return table.toString();
    }

    private static String expected(GoalStanding standing) {
        Forecast forecast = standing.forecast();
        if (forecast == null) {
            return standing.goal() == null
                    ? "Without a goal there is nothing to forecast.\n"
                    : "No version is champion yet, so there is nothing to forecast.\n";
        }
        StringBuilder text =
                new StringBuilder(
                        "If version %s stays as good as on the hold-out of %s%s:%n"
                                .formatted(
                                        forecast.version(),
                                        forecast.run(),
                                        forecast.rows() == null
                                                ? ""
                                                : String.format(
                                                        Locale.ROOT,
                                                        " (%,d rows)",
                                                        forecast.rows())));
        text.append(
                "- %s is %s%n".formatted(forecast.metric().name(), estimate(forecast.metric())));
        Forecast.Estimate caught = forecast.caught();
        Double flagged = forecast.flagged();
        if (flagged != null && caught != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "- of 1,000 rows %.0f are taken for positive, and %s of the positives are among them%n",
                            1000 * flagged,
                            shares(caught)));
        }
        text.append(worth(forecast.worth()));
        text.append(effort(standing, forecast.effort()));
        return text.toString();
    }

    private static String worth(@Nullable Worth worth) {
        return worth == null
                ? ""
                : "- 1,000 decisions are worth %s%s; without a model they are worth %s%n"
                        .formatted(
                                money(worth.perThousand()),
                                worth.interval() == null
                                        ? ""
                                        : between(
                                                worth.interval(),
                                                money(worth.interval().low()),
                                                money(worth.interval().high())),
                                money(worth.without()));
    }

    private static String effort(GoalStanding standing, @Nullable Double effort) {
        Goal goal = standing.goal();
        if (effort == null || goal == null || goal.kpi() == null) {
            return "";
        }
        return effort > 1
                ? "- if %s counts the positives, the target is out of reach: too few of them are caught, even if all of those are won over%n"
                        .formatted(goal.kpi().name())
                : String.format(
                        Locale.ROOT,
                        "- if %s counts the positives, the target is met once %.0f %% of those that are caught are won over%n",
                        goal.kpi().name(),
                        Math.ceil(100 * effort));
    }

    private static String changes(List<GoalPeriod> periods) {
        TextTable table = new TextTable("GOAL SINCE", "RUNS", "TARGET", "STATEMENT");
        for (GoalPeriod period : periods.reversed()) {
            Goal goal = period.goal();
            table.row(
                    period.since().toString().substring(0, 10),
                    period.runs(),
                    goal == null || goal.kpi() == null
                            ? "-"
                            : "%s %s by %s"
                                    .formatted(
                                            goal.kpi().name(),
                                            plain(goal.kpi().target()),
                                            goal.kpi().by()),
                    goal == null ? "(none)" : goal.statement());
        }
        return table.toString();
    }

    private static String served(GoalStanding standing) {
        List<RunSummary> runs = standing.runs();
        TextTable table = new TextTable("VERSION", "CHAMPION SINCE", "VERDICT", "RUN");
        for (GoalStanding.Serving version : standing.versions().reversed()) {
            table.row(
                    version.version(),
                    version.since().isEmpty()
                            ? "never"
                            : version.since().getLast().toString().substring(0, 10),
                    version.verdict(),
                    version.run());
        }
        List<RunSummary> newest = runs.subList(0, Math.min(RUNS_SHOWN, runs.size()));
        return (table.isEmpty() ? "" : table + "\n")
                + RunText.list(newest)
                + (runs.size() > newest.size()
                        ? String.format(
                                Locale.ROOT, "and %,d earlier runs%n", runs.size() - newest.size())
                        : "");
    }

    private static String estimate(Forecast.Estimate estimate) {
        Interval interval = estimate.interval();
        return RunText.number(estimate.value())
                + (interval == null
                        ? ""
                        : between(
                                interval,
                                RunText.number(interval.low()),
                                RunText.number(interval.high())));
    }

    private static String shares(Forecast.Estimate share) {
        Interval interval = share.interval();
        return percent(share.value() == null ? Double.NaN : share.value())
                + (interval == null
                        ? ""
                        : between(interval, percent(interval.low()), percent(interval.high())));
    }

    private static String between(Interval interval, String low, String high) {
        return String.format(
                Locale.ROOT, " (%.0f %% interval %s to %s)", 100 * interval.level(), low, high);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : String.format(Locale.ROOT, "%,d days", count);
    }

    private static void line(StringBuilder text, String what, @Nullable String found) {
        if (found != null) {
            text.append("%-9s %s%n".formatted(what, Visible.line(found)));
        }
    }
}
