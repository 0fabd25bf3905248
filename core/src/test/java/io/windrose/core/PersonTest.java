package io.windrose.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonTest {
    /** Pinned by {@code printf u:ada | sha256sum}. */
    @Test
    void isTheFirstEightBytesOfTheDigest() {
        assertThat(Person.hash("ada", "x", "y")).isEqualTo(0x4089d5ba7d19438bL);
    }

    @Test
    void prefersTheUserThenTheDeviceThenTheEvent() {
        long user = Person.hash("ada", "device", "event");

        assertThat(Person.hash("ada", "other", "other")).isEqualTo(user);
        assertThat(Person.hash(null, "device", "event")).isEqualTo(Person.hash(null, "device", "other"));
        assertThat(Person.hash(null, null, "event")).isNotEqualTo(Person.hash(null, null, "other"));
    }

    @Test
    void keepsAUserApartFromADeviceOfTheSameId() {
        assertThat(Person.hash("ada", null, "e")).isNotEqualTo(Person.hash(null, "ada", "e"));
    }
}
