package nightjar.cli.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.cli.option.Screen;
import nightjar.cli.text.ReviewText;
import nightjar.ledger.Actor;
import nightjar.operate.ReviewDesk;
import nightjar.registry.Judgement.Answer;
import nightjar.registry.ReviewSample;
import nightjar.stage.review.ReviewSheet;
import nightjar.workspace.RequestRefused;
import org.jspecify.annotations.Nullable;

/// Shows a person one row after the other and keeps each answer at once, so that a review can end and go on at any row.
final class ReviewTalk {

    private static final String QUESTION =
            "[a]gree, [d]isagree, [u]nsure, each with a comment if you like; [s]kip, [q]uit: ";

    private final Screen screen;
    private final BufferedReader answers;
    private final ReviewDesk desk;
    private final Actor actor;

    ReviewTalk(Screen screen, InputStream in, ReviewDesk desk, Actor actor) {
        this.screen = screen;
        this.answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.desk = desk;
        this.actor = actor;
    }

    /// @param again also what is judged already
    void talk(boolean again) {
        Map<Integer, ReviewSheet.Row> sheet = desk.sheet();
        Map<Integer, ?> judged = desk.state().judgements();
        for (ReviewSample.Row row : desk.review().rows()) {
            if (!again && judged.containsKey(row.position())) {
                continue;
            }
            ReviewSheet.Row shown = sheet.get(row.position());
            if (shown == null) {
                throw new RequestRefused(
                        "The rows of %s are in its run folder, which is not on this machine. Review there, or give its --home."
                                .formatted(desk.review().run()));
            }
            screen.say(ReviewText.row(shown, desk.review().rows().size()));
            if (!ask(row.position())) {
                return;
            }
        }
    }

    /// @return false if the person has had enough
    private boolean ask(int position) {
        while (true) {
            screen.say(QUESTION);
            String line = line();
            if (line == null || line.equals("q")) {
                return false;
            }
            if (line.equals("s")) {
                return true;
            }
            String[] words = line.split("\\s+", 2);
            Optional<Answer> answer = answer(words[0]);
            if (answer.isPresent()) {
                String comment = words.length > 1 ? words[1] : "";
                desk.judge(List.of(new ReviewDesk.Said(position, answer.get(), comment)), actor);
                return true;
            }
            screen.note("'%s' is no answer.".formatted(words[0]));
        }
    }

    private @Nullable String line() {
        try {
            String line = answers.readLine();
            return line == null ? null : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the answer: " + e.getMessage(), e);
        }
    }

    private static Optional<Answer> answer(String word) {
        return switch (word) {
            case "a", "agree" -> Optional.of(Answer.AGREE);
            case "d", "disagree" -> Optional.of(Answer.DISAGREE);
            case "u", "unsure" -> Optional.of(Answer.UNSURE);
            default -> Optional.empty();
        };
    }
}
