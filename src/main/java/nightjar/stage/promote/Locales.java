package nightjar.stage.promote;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The locales in which a version must do the same. The one class that asks for the locale of the machine, because nothing may depend on it.
final class Locales {

    /// With a decimal comma; with a dotless i; with digits of its own.
    private static final List<String> OTHERS = List.of("de-DE", "tr-TR", "fa-IR-u-nu-arabext");

    private Locales() {}

    static String present() {
        return Locale.getDefault().toLanguageTag();
    }

    /// Does the work in the present locale, in that of training and in others. The locale is the whole process's: nothing else may be going on.
    ///
    /// @param training an IETF language tag
    static void inEach(String training, Runnable work) {
        Locale before = Locale.getDefault();
        Set<String> tags = new LinkedHashSet<>(List.of(before.toLanguageTag(), training));
        tags.addAll(OTHERS);
        try {
            for (String tag : tags) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                work.run();
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
