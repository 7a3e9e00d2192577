package nightjar.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Which process this is, told so that another one on the same machine can see whether it still runs.
///
/// On Linux a process is known by its number and its start in clock ticks since boot, which no change of the clock moves; the machine
/// by boot, process-number namespace and user, so that two containers that share a host name are never taken for one another.
/// Elsewhere the start is the wall clock's.
public record ProcessIdentity(String host, String machine, long pid, long start) {

    private static final Path PROC = Path.of("/proc");
    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

    /// Position of the start time among the fields of `/proc/<pid>/stat` behind the name, see proc(5): field 22, the state being 3.
    private static final int START_TIME = 22 - 3;

    public static final ProcessIdentity CURRENT = current();

    /// Whether a process of this machine still runs.
    ///
    /// @param start as its own identity gave it; -1: unknown
    static boolean isRunning(long pid, long start) {
        return isLinux() ? isRunningOnLinux(pid, start) : isRunningElsewhere(pid, start);
    }

    private static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        String host = hostName();
        return new ProcessIdentity(host, machineName(host), pid, start(pid));
    }

    private static boolean isRunningOnLinux(long pid, long start) {
        try {
            String[] stat = stat(pid);
            boolean dead = stat[0].equals("Z") || stat[0].equals("X");
            return !dead && (start < 0 || Long.parseLong(stat[START_TIME]) == start);
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean isRunningElsewhere(long pid, long start) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && (start < 0
                        || process.get()
                                .info()
                                .startInstant()
                                .map(found -> Math.abs(found.toEpochMilli() - start))
                                .map(difference -> difference <= CLOCK_TOLERANCE_MILLIS)
                                .orElse(true));
    }

    private static long start(long pid) {
        if (isLinux()) {
            try {
                return Long.parseLong(stat(pid)[START_TIME]);
            } catch (IOException _) {
                return -1;
            }
        }
        return ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
    }

    /// The fields behind the name, which may itself hold blanks and parentheses.
    private static String[] stat(long pid) throws IOException {
        try {
            String line = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            // A process that ends while its file is read gives "No such process".
            if (Files.notExists(PROC.resolve(Long.toString(pid)))) {
                throw new NoSuchFileException(Long.toString(pid));
            }
            throw e;
        }
    }

    private static boolean isLinux() {
        return Files.exists(PROC.resolve("self/stat"));
    }

    private static String hostName() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return localHost();
        }
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    private static String machineName(String host) {
        String user = System.getProperty("user.name", "");
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip()
                    + " "
                    + Files.readSymbolicLink(PROC.resolve("self/ns/pid"))
                    + " "
                    + user;
        } catch (IOException _) {
            return host + " " + user;
        }
    }
}
