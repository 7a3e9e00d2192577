package nightjar.ledger;

import nightjar.database.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/// Who does something by hand, from where, and why: what people say of themselves, for the record.
///
/// @param reason empty: none was given
public record Actor(String by, String host, String reason) {

    /// Somebody at this machine.
    ///
    /// @param by null: the user of the operating system
    public static Actor here(@Nullable String by, @Nullable String reason) {
        return new Actor(
                by == null ? System.getProperty("user.name") : by,
                ProcessIdentity.CURRENT.host(),
                reason == null ? "" : reason);
    }
}
