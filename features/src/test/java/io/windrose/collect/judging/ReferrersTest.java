package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.collect.judging.Referrers.Kind;
import io.windrose.collect.judging.Referrers.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ReferrersTest {
    private static Referrers read(String text) throws IOException {
        return Referrers.read(new BufferedReader(new StringReader(text)));
    }

    @Test
    void holdsHundredsOfSites() {
        assertThat(Referrers.load().size()).isGreaterThan(700);
    }

    @Test
    void prefersTheLongestMatch() throws IOException {
        Referrers referrers = read("[search]\ngoogle google.*\n# comment\n\n[email]\ngmail mail.google.com");

        assertThat(referrers.find("mail.google.com")).contains(new Site("gmail", Kind.EMAIL));
        assertThat(referrers.find("images.google.com")).contains(new Site("google", Kind.SEARCH));
    }

    @Test
    void letsAStarStandForAnEndingOnly() throws IOException {
        Referrers referrers = read("[search]\ngoogle google.*");

        assertThat(referrers.find("google.de")).isPresent();
        assertThat(referrers.find("google.com.au")).isPresent();
        assertThat(referrers.find("google.evil.example")).isEmpty();
        assertThat(referrers.find("notgoogle.de")).isEmpty();
        assertThat(referrers.find("google")).isPresent();
    }

    @Test
    void doesNotTakeTheEndOfAHostForAnAlias() throws IOException {
        Referrers referrers = read("[social]\ntwitter x");

        assertThat(referrers.find("X")).isPresent();
        assertThat(referrers.find("shop.x")).isEmpty();
    }

    @Test
    void refusesAListThatContradictsItself() {
        assertThatThrownBy(() -> read("[search]\na a.com\n[email]\nb a.com")).hasMessageContaining("a.com twice");
        assertThatThrownBy(() -> read("a a.com")).hasMessageContaining("before its kind");
    }
}
