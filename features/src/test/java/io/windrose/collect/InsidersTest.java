package io.windrose.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsidersTest {
    private CollectDatabase database;
    private Insiders insiders;

    @BeforeAll
    void start() throws IOException {
        database = new CollectDatabase();
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.database.jdbi().useHandle(handle -> handle.execute("truncate collect.insiders"));
        insiders =
                new Insiders(database.database.jdbi(), database.audit, new Ids(Clock.systemUTC()), Clock.systemUTC());
    }

    private boolean includes(String address, String... ids) throws UnknownHostException {
        return insiders.includes(Optional.of(InetAddress.getByName(address)), List.of(ids));
    }

    @Test
    void knowsTheCompanyByItsNetworksUsersAndMailDomains() throws UnknownHostException {
        insiders.add(Insider.Kind.NETWORK, "203.0.113.0/28", "office", "ada");
        insiders.add(Insider.Kind.NETWORK, "2001:db8::/32", "", "ada");
        insiders.add(Insider.Kind.USER, "tester-1", "", "ada");
        insiders.add(Insider.Kind.MAIL_DOMAIN, "Acme.example", "", "ada");

        assertThat(includes("203.0.113.15")).isTrue();
        assertThat(includes("203.0.113.16")).isFalse();
        assertThat(includes("2001:db8:7::1")).isTrue();
        assertThat(includes("198.51.100.1", "tester-1")).isTrue();
        assertThat(includes("198.51.100.1", "Eve@ACME.example")).isTrue();
        assertThat(includes("198.51.100.1", "eve@not-acme.example", "tester-10"))
                .isFalse();
        assertThat(insiders.includes(Optional.empty(), List.of())).isFalse();
    }

    @Test
    void forgetsARuleThatIsTakenAway() throws UnknownHostException {
        Insider added = insiders.add(Insider.Kind.NETWORK, "203.0.113.7", "", "ada");
        assertThat(includes("203.0.113.7")).isTrue();

        insiders.remove(added.id(), "ada");

        assertThat(includes("203.0.113.7")).isFalse();
        assertThat(insiders.all()).isEmpty();
        assertThatThrownBy(() -> insiders.remove(added.id(), "ada")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> insiders.remove(UUID.randomUUID(), "ada")).isInstanceOf(NotFound.class);
    }

    @Test
    void tellsItsRulesAsTheyAreCompared() {
        insiders.add(Insider.Kind.NETWORK, "203.0.113.7", "home", "ada");
        insiders.add(Insider.Kind.MAIL_DOMAIN, "ACME.example ", "", "ada");

        assertThat(insiders.all()).extracting(Insider::value).containsExactly("acme.example", "203.0.113.7/32");
        assertThatThrownBy(() -> insiders.add(Insider.Kind.NETWORK, "203.0.113.7/32", "", "eve"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("203.0.113.7/32");
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK, acme.example",
        "NETWORK, 203.0.113.0/33",
        "USER, ''",
        "MAIL_DOMAIN, a@b.example",
        "MAIL_DOMAIN, local"
    })
    void refusesWhatIsNoSuchThing(Insider.Kind kind, String value) {
        assertThatThrownBy(() -> insiders.add(kind, value, "", "ada")).isInstanceOf(Incorrect.class);
    }
}
