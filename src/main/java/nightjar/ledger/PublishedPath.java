package nightjar.ledger;

/// Where a run of some project has published.
///
/// @param path below the workspace, or absolute
/// @param workspace absolute
public record PublishedPath(String run, String project, String path, String workspace) {}
