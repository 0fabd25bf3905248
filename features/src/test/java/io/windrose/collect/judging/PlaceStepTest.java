package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.calls;
import static io.windrose.collect.judging.CallMaker.fromBrowser;
import static io.windrose.collect.judging.CallMaker.judge;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places, and what is left of the network address. */
class PlaceStepTest {
    private static final int NETWORK_203_0_113 = 0xCB007100;

    @TempDir
    private Path folder;

    private static CollectSettings with(Path places) {
        CollectSettings usual = CollectSettings.DEFAULT;
        return new CollectSettings(
                usual.limits(),
                usual.maximumAge(),
                usual.futureTolerance(),
                usual.doNotTrack(),
                List.of(),
                Optional.of(places),
                10);
    }

    private static Call sentWith(String context) {
        return track("{\"userId\":1,\"event\":\"E\",\"context\":{" + context + "}}");
    }

    /** Of networks that have been with the same well-known holder for decades. */
    @ParameterizedTest
    @CsvSource({
        "130.60.0.1,    CH", // University of Zurich
        "133.11.0.1,    JP", // University of Tokyo
        "193.99.144.80, DE", // Heise
        "200.160.2.3,   BR", // registry of .br
        "2001:200::1,   JP", // WIDE
        "2001:12ff::1,  BR", // registry of .br
        "2a02:2e0::1,   DE", // Plus.line
    })
    void knowsCountriesWithoutAFileOfOnesOwn(String address, String country) {
        Event event = accepted(sentWith("\"ip\":\"" + address + "\""));

        assertThat(event.place()).isEqualTo(new Event.Place(country, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.0.0.1", "127.0.0.1", "2001:db8::1", "fd00::1"})
    void knowsNoCountryOfAddressesThatNobodyHas(String address) {
        Event event = accepted(sentWith("\"ip\":\"" + address + "\""));

        assertThat(event.place()).isEqualTo(new Event.Place(null, null, null));
    }

    @Test
    void findsThePlaceOfTheWholeAddress() throws IOException {
        Path file = folder.resolve("places.mmdb");
        MmdbFile.write(
                file,
                NETWORK_203_0_113,
                Map.of(
                        "country", Map.of("iso_code", "DE"),
                        "subdivisions", List.of(Map.of("iso_code", "BY")),
                        "city", Map.of("names", Map.of("en", "Munich"))));

        try (Calls calls = calls(with(file))) {
            Event here = event(calls, sentWith("\"ip\":\"203.0.113.9\""));
            Event elsewhere = event(calls, sentWith("\"ip\":\"203.0.114.9\""));
            Event bySocket = event(calls, fromBrowser(sentWith(""), CallMaker.FIREFOX, ""));
            Event byServer = event(calls, sentWith(""));

            assertThat(here.place()).isEqualTo(new Event.Place("DE", "DE-BY", "Munich"));
            assertThat(elsewhere.place()).isEqualTo(new Event.Place(null, null, null));
            assertThat(bySocket.place()).isEqualTo(here.place());
            assertThat(byServer.place()).isEqualTo(elsewhere.place());
        }
    }

    private static Event event(Calls calls, Call call) {
        return ((Verdict.Accepted) calls.judge(call, "src-1").getFirst()).event();
    }

    @Test
    void refusesAFileThatKnowsNoPlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("no.mmdb"), "not a database");

        assertThatThrownBy(() -> calls(with(file)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("no.mmdb");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,203.0.113.0",
        "2001:db8:1234:5678::1,2001:db8:1234:0:0:0:0:0",
        "::ffff:203.0.113.77,203.0.113.0",
        "fe80::1%eth0,fe80:0:0:0:0:0:0:0",
        "255.255.255.255,255.255.255.0"
    })
    void truncatesAddressesToTheirNetwork(String address, String network) {
        NetworkAddress parsed = NetworkAddress.parse(address).orElseThrow();

        assertThat(parsed.truncated()).isEqualTo(network);
        assertThat(parsed.toString()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.0.0.0",
                "::",
                "localhost",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "dead.beef",
                ":",
                "1:2",
                "a:b:c"
            })
    void seesNoAddressInOtherTexts(String text) {
        assertThat(NetworkAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ip\":\"203.0.113.77\"",
                "\"ip\":\"203.0.113.77, 10.0.0.1\"",
                "\"request_ip\":\"203.0.113.77\"",
                "\"userAgent\":\"Mozilla/5.0\""
            })
    void letsNoWholeAddressIntoAnEvent(String context) {
        Event event = accepted(sentWith(context));

        assertThat(event.context()).contains("203.0.113.0");
        assertThat(event.toString()).doesNotContain("203.0.113.77");
    }

    @Test
    void letsNoWholeAddressIntoTheQuarantineOrALog() {
        Call call = track("{\"ip\":\"203.0.113.77\",\"context\":{\"ip\":\"203.0.113.77\"}}");
        Verdict.Quarantined verdict = (Verdict.Quarantined) judge(call).getFirst();

        assertThat(verdict.payload()).isEqualTo("{\"context\":{\"ip\":\"203.0.113.0\"},\"ip\":\"203.0.113.0\"}");
        assertThat(verdict.toString()).doesNotContain("203.0.113");
        assertThat(call.toString()).doesNotContain("203.0.113");
    }

    @Test
    void respectsAWithheldAddress() {
        assertThat(accepted(sentWith("\"ip\":\"0.0.0.0\",\"userAgent\":\"Mozilla/5.0\""))
                        .context())
                .isEqualTo("{\"userAgent\":\"Mozilla/5.0\"}");
    }
}
