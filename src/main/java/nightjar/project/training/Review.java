package nightjar.project.training;

/// How many sampled predictions a person judges, and the share, 0 to 1, that must be agreed with.
public record Review(int rows, double agree) {}
