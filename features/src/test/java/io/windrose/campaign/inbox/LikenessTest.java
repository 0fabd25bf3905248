package io.windrose.campaign.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
    @Test
    void theSameWordsAreMostAlike() {
        assertThat(confidence("Spring_Sale-2026", "2026 spring sale")).isEqualTo(0.98);
        assertThat(confidence("springsale", "Spring Sale")).isEqualTo(0.98);
        assertThat(confidence("Frühling", "fruhling")).isEqualTo(0.98);
    }

    @Test
    void slipsAreLessAlikeTheMoreThereAre() {
        assertThat(confidence("sprnig sale", "spring sale"))
                .isGreaterThan(confidence("sprnig saale", "spring sale"))
                .isLessThan(0.98);
        assertThat(Likeness.of("sprnig sale", "spring sale").orElseThrow().reason())
                .isEqualTo("1 letter off \"spring sale\"");
    }

    @Test
    void wordsWithinOthersAreLessAlikeStill() {
        assertThat(confidence("spring sale de retargeting", "Spring Sale")).isBetween(0.4, 0.85);
    }

    @Test
    void whatIsNotAlikeIsNot() {
        assertThat(Likeness.of("winter layers", "spring trails")).isEmpty();
        assertThat(Likeness.of("23850001", "23850002")).as("another number").isEmpty();
        assertThat(Likeness.of("de", "fr")).isEmpty();
        assertThat(Likeness.of("", "")).isEmpty();
    }

    private static double confidence(String one, String other) {
        return Likeness.of(one, other).orElseThrow().confidence();
    }
}
