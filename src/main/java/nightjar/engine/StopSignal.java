package nightjar.engine;

/// Whether somebody asked the run to stop. Asked between chunks and a few times a second while something longer is at work.
public interface StopSignal {
    boolean isGiven();
}
