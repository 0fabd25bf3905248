package io.windrose.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "\0", "\uD83D\uDE00", "a\uD83D\uDE00\uD83D\uDE01b"})
    void takesWholeTexts(String text) {
        assertThat(Unicode.isWhole(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00"})
    void findsHalfPairs(String text) {
        assertThat(Unicode.isWhole(text)).isFalse();
    }
}
