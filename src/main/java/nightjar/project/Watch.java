package nightjar.project;

import java.time.Duration;

/// Where real outcomes arrive, and after what time they are final.
public record Watch(SourceSpec outcomes, Duration maturesAfter) {}
