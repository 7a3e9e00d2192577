package nightjar.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nightjar.database.Database;
import nightjar.durable.Fingerprint;

/// The model versions of all projects, and which of them scores. A version never changes, but for the
/// decision on one that was put on hold; who was champion when is only ever added to.
public final class Registry {

    /// How many rollbacks, one after the other, find the files of their champion whatever was purged.
    public static final int REACH = 10;

    private final Database database;
    private final VersionTable versions;
    private final ChampionTable champions;
    private final FileCache cache;

    /// @param home the folder in which copies of files are kept, in `models`, if the database is a shared one
    public Registry(Database database, Path home) {
        this.database = database;
        this.versions = new VersionTable(database);
        this.champions = new ChampionTable(database);
        this.cache = new FileCache(home.resolve("models"));
    }

    /// Registers a version with all its files.
    ///
    /// @return its number: the next of the project, or the one this run has registered already
    public int add(NewVersion candidate) {
        return database.inTransaction(() -> versions.add(candidate));
    }

    public Optional<ModelVersion> version(String project, int version) {
        return versions.find(project, version);
    }

    /// All versions of a project, oldest first.
    public List<ModelVersion> versions(String project) {
        return versions.all(project);
    }

    /// One file of a version, exactly as it was registered. What stands in the database is looked at every time, whatever copies there are.
    ///
    /// @throws VersionUnsound if it no longer is
    /// @throws IllegalArgumentException if the version has no such file
    public byte[] file(ModelVersion version, String name) {
        Fingerprint expected = version.files().get(name);
        if (expected == null) {
            throw new IllegalArgumentException(
                    "Version "
                            + version.version()
                            + " of "
                            + version.project()
                            + " has no file "
                            + name
                            + ". Files: "
                            + version.files().keySet());
        }
        return database.isShared()
                ? copied(version, name, expected)
                : sound(version, name, versions.bytes(version, name), expected);
    }

    /// All files of a version, exactly as they were registered, by name.
    ///
    /// @throws VersionUnsound if one no longer is
    public SortedMap<String, byte[]> files(ModelVersion version) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        version.files().keySet().forEach(name -> files.put(name, file(version, name)));
        return files;
    }

    /// The version that scores; empty as long as none was promoted, and if an override ended before which there was none.
    public Optional<ModelVersion> champion(String project, Instant now) {
        return champions.current(project, now).flatMap(one -> version(project, one.version()));
    }

    /// Whether that version scores, and no end of an override is ahead of it.
    public boolean isSettled(String project, int version, Instant now) {
        return champions
                .current(project, now)
                .filter(one -> one.version() == version && one.expires() == null)
                .isPresent();
    }

    /// The end of an override to which it is due who scores now, or that nobody does; empty: it is due to somebody's act.
    public Optional<ChampionChange> lapse(String project, Instant now) {
        return champions.lapse(project, now);
    }

    /// The version that scored at that moment.
    public Optional<ModelVersion> championAt(String project, Instant moment) {
        return champions.at(project, moment).flatMap(then -> version(project, then.version()));
    }

    /// Who was champion when, oldest first, until that moment.
    public List<ChampionChange> successions(String project, Instant now) {
        return champions.all(project, now);
    }

    /// The version that somebody wants to make champion, to be proven.
    ///
    /// @throws PromotionRefused if there is no such version, or its files are purged
    public ModelVersion candidate(String project, int version) {
        return unpurged(
                version(project, version)
                        .orElseThrow(
                                () ->
                                        new PromotionRefused.NoSuchVersion(
                                                project, version, versions.highest(project))));
    }

    /// Makes a version the champion that the gate let through. There is no other way but [#override].
    ///
    /// @param by who decides, a person or `gate`
    /// @throws PromotionRefused if its files are purged, it is the champion already, or the gate did not let it through
    /// @throws VersionUnsound if it is not what was proven
    public ChampionChange promote(VerifiedVersion version, String by, String reason, Instant at) {
        return database.inTransaction(
                () -> {
                    ModelVersion candidate = promotable(version);
                    if (!candidate.passedGate()) {
                        throw new PromotionRefused.RefusedByGate(candidate);
                    }
                    return champions.promote(candidate, by, reason, at, null);
                });
    }

    /// As [#promote], but by the program itself: the champion does not go back to an earlier business date. A version of such a date waits for a
    /// person from then on.
    ///
    /// @return empty: it waits
    public Optional<ChampionChange> promoteInOrder(
            VerifiedVersion version, String by, String reason, Instant at) {
        return database.inTransaction(
                () -> {
                    ModelVersion candidate = promotable(version);
                    if (!candidate.passedGate()) {
                        throw new PromotionRefused.RefusedByGate(candidate);
                    }
                    Optional<ChampionChange> promoted =
                            champions.promote(
                                    candidate,
                                    by,
                                    reason,
                                    at,
                                    null,
                                    number -> isOfLaterDate(number, candidate));
                    if (promoted.isEmpty()) {
                        versions.hold(candidate.project(), candidate.version());
                    }
                    return promoted;
                });
    }

    private boolean isOfLaterDate(int champion, ModelVersion candidate) {
        return candidate
                .date()
                .flatMap(
                        date ->
                                version(candidate.project(), champion)
                                        .filter(one -> one.isOfLaterDateThan(date)))
                .isPresent();
    }

    /// Makes a version the champion that waits for nothing but a person's word.
    ///
    /// @param by the person
    /// @throws PromotionRefused if its files are purged, it is the champion already, or it does not wait
    /// @throws VersionUnsound if it is not what was proven
    public ChampionChange accept(VerifiedVersion version, String by, String reason, Instant at) {
        return database.inTransaction(
                () -> {
                    ModelVersion candidate = promotable(version);
                    if (!candidate.isOnHold()) {
                        throw new PromotionRefused.RefusedByGate(candidate);
                    }
                    return champions.promote(candidate, by, reason, at, null);
                });
    }

    /// Ends the waiting of a version that the gate put on hold.
    ///
    /// @param decision what became of it, such as `PROMOTE`, which lets it be promoted, or `REJECT`
    /// @return false if it does not wait (any more), and nothing was changed
    public boolean settle(String project, int version, String decision) {
        return database.inTransaction(() -> versions.settle(project, version, decision));
    }

    /// Makes a version the champion that the gate did not let through.
    ///
    /// @param by the person who answers for it, not blank
    /// @param reason why, not blank
    /// @param expires until when it scores, after `at`; then the champion before it does again
    /// @throws PromotionRefused if its files are purged, it is the champion already, it needs no override, or one of these is missing
    /// @throws VersionUnsound if it is not what was proven
    public ChampionChange override(
            VerifiedVersion version, String by, String reason, Instant expires, Instant at) {
        return database.inTransaction(
                () -> {
                    ModelVersion candidate = promotable(version);
                    overruling(candidate, by, reason, expires, at)
                            .ifPresent(
                                    why -> {
                                        throw new PromotionRefused.NoOverride(candidate, why);
                                    });
                    return champions.promote(candidate, by, reason, at, expires);
                });
    }

    /// Why the gate cannot be overruled so; empty: it can.
    private static Optional<String> overruling(
            ModelVersion candidate, String by, String reason, Instant expires, Instant at) {
        if (candidate.passedGate()) {
            return Optional.of("it let the version through. Leave out --override and --expires.");
        }
        if (by.isBlank() || reason.isBlank()) {
            return Optional.of("it takes a person and a reason. Name them with --by and --reason.");
        }
        return expires.isAfter(at)
                ? Optional.empty()
                : Optional.of("it would have expired already. Give a later --expires.");
    }

    /// The version that a rollback makes champion again: the one before. Rolling back twice goes back two champions, not forth.
    ///
    /// @throws PromotionRefused if there is no earlier champion, or its files are purged
    public ModelVersion earlierChampion(String project, Instant now) {
        return unpurged(version(project, champions.earlier(project, now).version()).orElseThrow());
    }

    /// Makes the earlier champion champion again.
    ///
    /// @param to what [#earlierChampion] gave, proven
    /// @throws PromotionRefused if that is another version by now, or none, or its files are purged
    /// @throws VersionUnsound if it is not what was proven
    public ChampionChange rollback(VerifiedVersion to, String by, String reason, Instant at) {
        return database.inTransaction(
                () -> {
                    ChampionChange now = champions.rollback(to.project(), by, reason, at);
                    if (now.version() != to.number()) {
                        throw new PromotionRefused.OvertakenMeanwhile(to.project());
                    }
                    ModelVersion _ = promotable(to);
                    return now;
                });
    }

    /// The champion and those that rollbacks would return to, nearest first, as far as [#REACH].
    public List<Integer> line(String project) {
        return champions.line(project, REACH);
    }

    /// Whether a run of that name has registered a version.
    public boolean hasVersionOf(String project, String run) {
        return versions.isOf(project, run);
    }

    /// The projects that have a version with files.
    public List<String> projects() {
        return versions.projects();
    }

    /// Removes the files of a version, unless they are needed to score or to roll back. Its row stays: who was champion when is known for
    /// ever, and no number is given twice.
    ///
    /// @return whether they are gone
    public boolean removeFiles(String project, int version) {
        return database.inTransaction(
                () -> {
                    versions.lock(project, version);
                    if (line(project).contains(version)) {
                        return false;
                    }
                    versions.removeFiles(project, version);
                    return true;
                });
    }

    /// Removes the copies in the home folder that no version has any more.
    public void removeCopies() {
        cache.retain(versions.checksums());
    }

    private static ModelVersion unpurged(ModelVersion version) {
        if (version.isPurged()) {
            throw new PromotionRefused.Purged(version.project(), version.version());
        }
        return version;
    }

    /// The version as it stands now, and stands until the transaction of the caller is over. What was proven is what was read then.
    private ModelVersion promotable(VerifiedVersion version) {
        versions.lock(version.project(), version.number());
        ModelVersion candidate = candidate(version.project(), version.number());
        if (!candidate.isSameAs(version.version())) {
            throw VersionUnsound.changed(candidate);
        }
        return candidate;
    }

    /// The database is on another machine: it says what it holds, and its bytes travel only where this machine has no copy of them.
    private byte[] copied(ModelVersion version, String name, Fingerprint expected) {
        requireSame(version, name, versions.fingerprint(version, name), expected);
        return cache.find(expected)
                .orElseGet(
                        () -> {
                            byte[] bytes =
                                    sound(version, name, versions.bytes(version, name), expected);
                            cache.keep(expected, bytes);
                            return bytes;
                        });
    }

    private static byte[] sound(
            ModelVersion version, String name, byte[] bytes, Fingerprint expected) {
        requireSame(version, name, Fingerprint.of(bytes), expected);
        return bytes;
    }

    private static void requireSame(
            ModelVersion version, String name, Fingerprint found, Fingerprint expected) {
        if (!found.equals(expected)) {
            throw VersionUnsound.damaged(version, name, found, expected);
        }
    }
}
