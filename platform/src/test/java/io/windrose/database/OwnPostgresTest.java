package io.windrose.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Unavailable;
import io.windrose.testkit.KilledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {
    private static final DatabaseSettings OWN = DatabaseSettings.own();

    @TempDir
    Path folder;

    /** In a process of its own, because tests share what is unpacked. */
    @Test
    void twoServersOfAProcessKeepTheirFilesApart() throws Exception {
        KilledProgram.kill(KilledProgram.run(OpenTwo.class, folder));

        for (String server : List.of("first", "second")) {
            assertThat(unpacked(folder.resolve(server)).resolve("bin/postgres")).exists();
        }
    }

    private static Path unpacked(Path server) throws IOException {
        try (Stream<Path> versions = Files.list(server.resolve("binaries"))) {
            return versions.findFirst().orElseThrow();
        }
    }

    @Test
    void keepsItsDataAndItsPassword() throws IOException {
        String password;
        try (Database first = Database.open(OWN, folder)) {
            password = first.password();
            first.jdbi().useHandle(handle -> handle.execute("create table kept as select 42 as answer"));
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();

        try (Database second = Database.open(OWN, folder)) {
            assertThat(second.password()).isEqualTo(password);
            assertThat(answer(second)).isEqualTo(42);
        }
        for (String file : List.of("password", "superuser-password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("log")).isDirectoryContaining("glob:**.log");
    }

    @Test
    void beginsAnewWhatACrashLeftHalfPrepared() throws IOException {
        Files.createDirectories(folder.resolve("data.new/base"));
        Files.writeString(folder.resolve("data.new/postgresql.conf"), "nonsense");

        try (Database database = Database.open(OWN, folder)) {
            database.check();
        }
        assertThat(folder.resolve("data.new")).doesNotExist();
    }

    /** In processes of its own, because the library remembers where it unpacked the binaries. */
    @Test
    void unpacksAnewWhatACrashLeftHalfUnpacked() throws Exception {
        KilledProgram.kill(KilledProgram.run(Leave.class, folder));
        stopPostmaster();
        Path unpacked = unpacked(folder);
        Files.delete(unpacked.resolve(".exists"));
        Files.delete(unpacked.resolve("bin/postgres"));

        KilledProgram.kill(KilledProgram.run(Open.class, folder));
        stopPostmaster();
        assertThat(unpacked.resolve("bin/postgres")).exists();
    }

    private void stopPostmaster() throws Exception {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void stopsTheServerThatAKilledProgramLeft() throws Exception {
        Process program = KilledProgram.run(Leave.class, folder);
        ProcessHandle leftover = postmaster();
        KilledProgram.kill(program);
        assertThat(leftover.isAlive()).isTrue();

        try (Database database = Database.open(OWN, folder)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(answer(database)).isEqualTo(42);
        }
    }

    @Test
    void leavesAForeignProcessAlone() throws Exception {
        Database.open(OWN, folder).close();
        Process foreign = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("data/postmaster.pid"), foreign.pid() + "\n" + folder + "/data\n");

            try (Database database = Database.open(OWN, folder)) {
                database.check();
            }
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    /** A process that is gone but for its number, as a killed one is until its parent has asked for its end. */
    @Test
    void waitsUntilAServerThatWasKilledIsGone() throws Exception {
        Database.open(OWN, folder).close();
        Process parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 2").start();
        String dying = parent.inputReader().readLine();
        Files.writeString(folder.resolve("data/postmaster.pid"), dying + "\n" + folder + "/data\n");

        try (Database database = Database.open(OWN, folder)) {
            database.check();
        }
        assertThat(parent.waitFor()).isZero();
    }

    @Test
    void saysSoonThatTheServerDied() throws Exception {
        try (Database database = Database.open(OWN, folder)) {
            ProcessHandle server = postmaster();
            server.destroyForcibly();
            server.onExit().get(10, TimeUnit.SECONDS);

            assertUnavailableWithin(Duration.ofSeconds(2), database::check);
            assertUnavailableWithin(Duration.ofSeconds(7), () -> database.jdbi().open());
        }
    }

    @Test
    void saysSoonThatTheServerHangs() throws Exception {
        try (Database database = Database.open(OWN, folder)) {
            ProcessHandle server = postmaster();
            signal(server, "STOP");
            try {
                assertUnavailableWithin(Duration.ofMillis(2_200), database::check);
            } finally {
                signal(server, "CONT");
            }
            database.check();
        }
    }

    /** Opens a database, stores an answer, says so, and waits to be killed. */
    static final class Leave {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Database database = Database.open(OWN, folder);
            database.jdbi().useHandle(handle -> handle.execute("create table kept as select 42 as answer"));
            KilledProgram.ready();
        }
    }

    /** Opens a database, says so, and waits to be killed. */
    static final class Open {
        public static void main(String[] arguments) {
            Database.open(OWN, Path.of(arguments[0])).check();
            KilledProgram.ready();
        }
    }

    /** Opens a database, then another one, says so, and waits to be killed. */
    static final class OpenTwo {
        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Database.open(OWN, folder.resolve("first")).close();
            Database.open(OWN, folder.resolve("second")).close();
            KilledProgram.ready();
        }
    }

    private static int answer(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select answer from kept")
                        .mapTo(Integer.class)
                        .one());
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static void assertUnavailableWithin(Duration limit, Runnable action) {
        long start = System.nanoTime();
        assertThatThrownBy(action::run).isInstanceOf(Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }
}
