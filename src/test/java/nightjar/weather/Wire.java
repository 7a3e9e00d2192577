package nightjar.weather;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.database.DatabaseSettings;

/// A wire to a PostgreSQL server on this machine that can be cut: at once, or when the server has committed and its answer is on the way.
final class Wire implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("//localhost:(\\d+)/");

    /// How the server confirms a commit: the tag of a message CommandComplete, see chapter 54 of PostgreSQL's manual.
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final DatabaseSettings direct;
    private final int server;
    private final ServerSocket door;
    private final List<Socket> open = new ArrayList<>();
    private boolean cut;
    private int commits;
    private int fatalCommit;

    private Wire(DatabaseSettings direct, int server, ServerSocket door) {
        this.direct = direct;
        this.server = server;
        this.door = door;
    }

    static Wire to(DatabaseSettings settings) {
        Matcher address = ADDRESS.matcher(settings.url());
        if (!address.find()) {
            throw new IllegalArgumentException(settings.url());
        }
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Wire wire = new Wire(settings, Integer.parseInt(address.group(1)), door);
            Thread.ofVirtual().start(wire::admit);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of the same database at this end of the wire.
    DatabaseSettings settings() {
        String url =
                ADDRESS.matcher(direct.url())
                        .replaceFirst("//localhost:" + door.getLocalPort() + "/");
        return DatabaseSettings.of(
                java.nio.file.Path.of("."),
                url,
                direct.properties().get("user"),
                direct.properties().get("password"));
    }

    /// Cuts all connections; new ones fail until it is mended.
    synchronized void cut() {
        cut = true;
        open.forEach(Wire::close);
        open.clear();
    }

    /// Cuts everything right after the server has committed for the `n`-th time from now, before anybody hears of it.
    synchronized void cutAtCommit(int n) {
        commits = 0;
        fatalCommit = n;
    }

    synchronized void mend() {
        cut = false;
        fatalCommit = 0;
    }

    synchronized boolean isCut() {
        return cut;
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (isCut()) {
                    client.close();
                    continue;
                }
                Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                synchronized (this) {
                    open.add(client);
                    open.add(target);
                }
                Thread.ofVirtual().start(() -> pass(client, target, false));
                Thread.ofVirtual().start(() -> pass(target, client, true));
            } catch (IOException _) {
                // The door was closed, or the server is away: so is the wire.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && holdsFatalCommit(bytes, read)) {
                    cut();
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException _) {
            // Cut.
        }
    }

    private synchronized boolean holdsFatalCommit(byte[] bytes, int length) {
        for (int at = 0; at + COMMITTED.length <= length; at++) {
            if (java.util.Arrays.equals(
                    bytes, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
                commits++;
                if (commits == fatalCommit) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
