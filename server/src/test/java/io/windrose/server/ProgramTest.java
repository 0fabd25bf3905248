package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: started, stopped, killed, and used from the command line. */
class ProgramTest {
    @TempDir
    private Path folder;

    private final Program program = new Program();

    @AfterEach
    void stop() {
        program.stopAll();
    }

    @Test
    void firstUseFromTheCommandLineAlone() throws Exception {
        Program.Running server = program.serve(data());
        assertThat(server.output())
                .contains("Sign in as owner with the password")
                .contains("is ready at");

        String key = run("source", "add", "web").trim();
        assertThat(key).startsWith("wr_wk_");
        assertThat(run("source", "list")).contains("web").contains(key).contains("active");
        String second = run("source", "add-key", "web").trim();
        run("source", "revoke-key", "web", key);
        assertThat(run("source", "list")).contains("revoked").contains(second);

        String token = run("token", "add", "ci", "--role", "analyst").trim();
        assertThat(token).startsWith("wr_pt_");
        assertThat(status(server, token)).isEqualTo(200);
        Program.Result byUrl =
                program.run("source", "list", "--url", server.url().toString(), "--token", token);
        assertThat(byUrl.output()).contains("web");
        run("token", "revoke", "ci");
        assertThat(status(server, token)).isEqualTo(401);

        String password = run("user", "add", "ada", "--role", "marketer").trim();
        assertThat(password).hasSize(32);
        run("user", "role", "ada", "viewer");
        run("user", "disable", "ada");
        assertThat(run("user", "list")).contains("ada").contains("viewer").contains("disabled");
        run("user", "enable", "ada");
        assertThat(run("user", "reset-password", "ada").trim()).isNotEqualTo(password);
    }

    @Test
    void killedTenTimesInARowItStartsWithoutAHand() throws Exception {
        for (int i = 0; i < 10; i++) {
            Program.Running server = program.serve(data());
            assertThat(run("source", "add", "round-" + i)).startsWith("wr_wk_");
            server.kill();
        }
        program.serve(data());

        assertThat(run("source", "list").lines().filter(line -> line.contains("round-")))
                .hasSize(10);
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedByName() throws Exception {
        Program.Running first = program.serve(data());

        Program.Result second = program.run("serve", "--data", data().toString(), "--port", "0");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.error())
                .contains(data().toString())
                .contains("process " + first.pid())
                .contains("--data");
        assertThat(run("source", "list")).contains("SOURCE");
    }

    @Test
    void sigtermStopsEverythingAndTheNextStartKeepsAll() throws Exception {
        Program.Running server = program.serve(data());
        run("source", "add", "kept");
        Path postgres = data().resolve("postgres/data/postmaster.pid");
        assertThat(postgres).exists();
        server.terminate();

        assertThat(postgres).doesNotExist();
        assertThat(data().resolve("server.json")).doesNotExist();
        Program.Running again = program.serve(data());
        assertThat(again.output()).doesNotContain("password");
        assertThat(run("source", "list")).contains("kept");
    }

    @Test
    void aCommandWithoutAServerSaysSo() {
        Program.Result result = program.run("source", "list", "--data", data().toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.error()).contains("no server runs on the data folder").contains("--url");
        assertThat(program.run("source", "list", "--url", "http://127.0.0.1:9", "--token", "t")
                        .error())
                .contains("http://127.0.0.1:9 does not answer");
    }

    @Test
    void wrongSettingsStopTheStartAndAreNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("windrose.yaml"), "http:\n  port: eighty\n  prot: 1\n");
        Program.Result result = program.run("serve", "--config", file.toString(), "--data", data().toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.error()).contains("http.port").contains("\"eighty\"").contains("http.prot");
        assertThat(data()).doesNotExist();
    }

    @Test
    void anAddressThatDoesNotAnswerStopsTheStartAndIsNamed() {
        Program.Result result = program.run(
                "serve",
                "--data",
                data().toString(),
                "--port",
                "0",
                "--set",
                "database.url=jdbc:postgresql://127.0.0.1:9/w");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.error()).contains("jdbc:postgresql://127.0.0.1:9/w");
    }

    @Test
    void nobodyElseMayReadTheDataFolder() throws Exception {
        program.serve(data());

        assertThat(Files.getPosixFilePermissions(data())).hasSize(3);
        assertThat(Files.getPosixFilePermissions(data().resolve("server.json"))).hasSize(2);
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** A client command on the data folder, which must succeed; gives its standard output. */
    private String run(String... command) {
        String[] full = new String[command.length + 2];
        System.arraycopy(command, 0, full, 0, command.length);
        full[command.length] = "--data";
        full[command.length + 1] = data().toString();
        Program.Result result = program.run(full);
        assertThat(result.exit()).as(result.error()).isZero();
        return result.output();
    }

    private static int status(Program.Running server, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/sources"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
