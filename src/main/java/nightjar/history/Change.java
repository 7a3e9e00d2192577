package nightjar.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nightjar.ledger.Provenance;
import org.jspecify.annotations.Nullable;

/// A value that is not the same on both sides of a comparison.
///
/// @param key what it belongs to
/// @param a null: that side has none
/// @param b null: that side has none
public record Change(String key, @Nullable String a, @Nullable String b) {

    /// As [#between], where a side without a key has not kept its value.
    static List<Change> ofKept(Map<String, String> a, Map<String, String> b) {
        Map<String, String> left = new LinkedHashMap<>(a);
        Map<String, String> right = new LinkedHashMap<>(b);
        a.keySet().forEach(key -> right.putIfAbsent(key, Provenance.NOT_RECORDED));
        b.keySet().forEach(key -> left.putIfAbsent(key, Provenance.NOT_RECORDED));
        return between(left, right);
    }

    /// The keys whose values differ, those of `a` first, each side in its own order.
    static List<Change> between(Map<String, String> a, Map<String, String> b) {
        Set<String> keys = new LinkedHashSet<>(a.keySet());
        keys.addAll(b.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            if (!java.util.Objects.equals(a.get(key), b.get(key))) {
                changes.add(new Change(key, a.get(key), b.get(key)));
            }
        }
        return List.copyOf(changes);
    }
}
