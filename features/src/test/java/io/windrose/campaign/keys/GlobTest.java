package io.windrose.campaign.keys;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Test
    void matchesAnythingWhereAStarIs() {
        assertThat(new Glob("spring*").matches("spring")).isTrue();
        assertThat(new Glob("spring*").matches("spring_sale")).isTrue();
        assertThat(new Glob("*_de_*").matches("spring_de_2026")).isTrue();
        assertThat(new Glob("*ab*ab").matches("xabyabzab")).isTrue();
        assertThat(new Glob("*ab*ab").matches("xab")).isFalse();
        assertThat(new Glob("spring").matches("spring_sale")).isFalse();
        assertThat(new Glob("a.c").matches("abc")).isFalse();
    }

    @Test
    void findsAShortestTextThatBothMatch() {
        assertThat(new Glob("spring*").common(new Glob("*sale"))).contains("springsale");
        assertThat(new Glob("spring*").common(new Glob("*ingsale"))).contains("springsale");
        assertThat(new Glob("spring*").common(new Glob("spring_de"))).contains("spring_de");
        assertThat(new Glob("spring*").common(new Glob("winter*"))).isEmpty();
        assertThat(new Glob("*").common(new Glob("*"))).contains("");
    }

    @Property(tries = 2_000)
    void whatTwoHaveInCommonBothMatch(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 7) String one,
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(max = 7) String two,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 7) String value) {
        var common = new Glob(one).common(new Glob(two));

        common.ifPresent(text -> {
            assertThat(new Glob(one).matches(text)).isTrue();
            assertThat(new Glob(two).matches(text)).isTrue();
        });
        if (new Glob(one).matches(value) && new Glob(two).matches(value)) {
            assertThat(common)
                    .hasValueSatisfying(text -> assertThat(text.length()).isLessThanOrEqualTo(value.length()));
        }
        assertThat(new Glob(one).matches(value)).isEqualTo(value.matches(one.replace("*", ".*")));
    }
}
