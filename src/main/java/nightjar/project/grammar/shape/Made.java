package nightjar.project.grammar.shape;

/// What makes a record of the values of a section's keys, by their places.
public final class Made {

    public interface Three<A, B, C, T> {
        T of(A a, B b, C c);
    }

    public interface Four<A, B, C, D, T> {
        T of(A a, B b, C c, D d);
    }

    public interface Five<A, B, C, D, E, T> {
        T of(A a, B b, C c, D d, E e);
    }

    public interface Six<A, B, C, D, E, F, T> {
        T of(A a, B b, C c, D d, E e, F f);
    }

    private Made() {}
}
