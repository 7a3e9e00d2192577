package nightjar.pass;

/// A value and the key that it belongs to, both as text.
public record Keyed(String key, String value) {}
