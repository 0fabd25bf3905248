package io.windrose.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    private static final Optional<String> URL = Optional.of("jdbc:postgresql://db.example/windrose");

    @Test
    void takesAServerOfOurOwnWithoutAUser() {
        assertThat(DatabaseSettings.own().url()).isEmpty();
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertRefused(() -> new DatabaseSettings(Optional.of("jdbc:mysql://db"), "u", "p", 5), "url-not-postgresql");
    }

    @Test
    void refusesAPasswordInTheUrl() {
        assertRefused(
                () -> new DatabaseSettings(Optional.of("jdbc:postgresql://db/w?password=x"), "u", "p", 5),
                "password-in-url");
    }

    @Test
    void refusesAUrlWithoutAUser() {
        assertRefused(() -> new DatabaseSettings(URL, " ", "p", 5), "user-missing");
    }

    @Test
    void refusesAPoolThatIsEmptyOrLargerThanOurOwnServerServes() {
        assertRefused(() -> new DatabaseSettings(URL, "u", "p", 0), "max-connections-out-of-range");
        assertRefused(() -> new DatabaseSettings(Optional.empty(), "", "", 41), "max-connections-out-of-range");
        assertThat(new DatabaseSettings(URL, "u", "p", 41).maxConnections()).isEqualTo(41);
    }

    @Test
    void doesNotTellThePassword() {
        assertThat(new DatabaseSettings(URL, "ada", "secret", 5).toString())
                .contains("ada")
                .doesNotContain("secret");
    }

    private static void assertRefused(Runnable settings, String code) {
        assertThatThrownBy(settings::run)
                .isInstanceOfSatisfying(
                        Incorrect.class, problem -> assertThat(problem.code()).isEqualTo("database." + code));
    }
}
