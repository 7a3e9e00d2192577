package nightjar.stage.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nightjar.cell.Texts;

/// The distinct values of the label, in the order of their first row, while there are at most [#MOST]: more make it no classification.
public final class Classes {

    /// More distinct labels are not told apart.
    public static final int MOST = 100;

    private final List<String> names;
    private boolean tooMany;

    Classes() {
        this(List.of());
    }

    Classes(List<String> names) {
        this.names = new ArrayList<>(names);
        forgetIfTooMany();
    }

    List<String> names() {
        return List.copyOf(names);
    }

    int size() {
        return names.size();
    }

    /// There were more than [#MOST]; the names are forgotten.
    boolean tooMany() {
        return tooMany;
    }

    /// Takes over the names of `other` and tells at which position each of them is here; if they are [#tooMany()] the positions mean
    /// nothing.
    int[] merge(Classes other) {
        int[] positions = new int[other.names.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = names.indexOf(other.names.get(i));
            if (positions[i] < 0) {
                positions[i] = names.size();
                names.add(other.names.get(i));
            }
        }
        tooMany |= other.tooMany;
        forgetIfTooMany();
        return positions;
    }

    private void forgetIfTooMany() {
        tooMany |= names.size() > MOST;
        if (tooMany) {
            names.clear();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(tooMany);
        out.writeInt(names.size());
        for (String name : names) {
            Texts.write(out, name);
        }
    }

    static Classes read(DataInput in) throws IOException {
        boolean tooMany = in.readBoolean();
        int size = in.readInt();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(Texts.read(in));
        }
        Classes classes = new Classes(names);
        classes.tooMany = tooMany;
        return classes;
    }
}
