package nightjar;

/// The `nightjar` command.
public final class Nightjar {

    private Nightjar() {}

    static void main(String[] arguments) {
        System.out.println(arguments.length);
    }
}
