package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.batch;
import static io.windrose.collect.judging.CallMaker.call;
import static io.windrose.collect.judging.CallMaker.calls;
import static io.windrose.collect.judging.CallMaker.event;
import static io.windrose.collect.judging.CallMaker.flaws;
import static io.windrose.collect.judging.CallMaker.judge;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallsTest {
    @Test
    void buildsAnEventFromATrackCall() {
        Event event = accepted(track("""
                {"messageId":"m-1","userId":"ada","anonymousId":"a-1","event":"Order Placed",
                 "timestamp":"2026-05-04T11:59:00.123456Z","properties":{"plan":"pro","n":1.50},
                 "context":{"sessionId":17,"locale":"de-DE"},"integrations":{"All":true}}"""));

        assertThat(event.eventId()).isEqualTo("m-1");
        assertThat(event.sourceId()).isEqualTo("src-1");
        assertThat(event.type()).isEqualTo(EventType.TRACK);
        assertThat(event.name()).isEqualTo("Order Placed");
        assertThat(event.occurredAt()).isEqualTo("2026-05-04T11:59:00.123456Z");
        assertThat(event.receivedAt()).isEqualTo(CallMaker.RECEIVED);
        assertThat(event.who()).isEqualTo(new Event.Who("a-1", "ada", Person.hash("ada", "a-1", "m-1"), "17"));
        assertThat(event.properties()).isEqualTo("{\"plan\":\"pro\",\"n\":1.50}");
        assertThat(event.context()).isEqualTo("{\"locale\":\"de-DE\",\"integrations\":{\"All\":true}}");
    }

    @Test
    void givesAnEventWithoutMessageIdAUuidOfVersion7() {
        assertThat(event("\"properties\":{}").eventId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.{17}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page|{\"userId\":1,\"name\":\"Home\"}|Home",
                "page|{\"userId\":1,\"properties\":{\"name\":\"Cart\"}}|Cart",
                "p|{\"userId\":1}|page",
                "i|{\"userId\":1,\"traits\":{\"name\":\"Ada Lovelace\"}}|identify",
                "group|{\"userId\":1,\"groupId\":\"g\",\"traits\":{\"name\":\"Acme\"}}|Acme",
                "s|{\"userId\":1,\"name\":\"Main\"}|Main",
                "alias/|{\"userId\":1,\"previousId\":\"old\"}|alias"
            })
    void namesWhatHasNoEventName(String path, String body, String name) {
        assertThat(accepted(call(Form.named(path).orElseThrow(), body)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trace", "v1/track", "pixel", "pixel/batch", "track//"})
    void knowsNoOtherPaths(String path) {
        assertThat(Form.named(path)).isEmpty();
    }

    @Test
    void keepsTheIdsOfGroupAndAliasInTheContext() {
        Event alias = accepted(call(new Form.Single(EventType.ALIAS), "{\"userId\":\"new\",\"previousId\":\"old\"}"));

        assertThat(alias.context()).isEqualTo("{\"previousId\":\"old\"}");
    }

    @ParameterizedTest
    @CsvSource({"42,42", "12345678901234567890,12345678901234567890", "1e3,1000", "-7,-7"})
    void writesNumbersAsIdsOut(String sent, String stored) {
        assertThat(accepted(track("{\"event\":\"E\",\"userId\":" + sent + "}"))
                        .who()
                        .userId())
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"E\"}|MISSING",
                "{\"event\":\"E\",\"userId\":\"\",\"anonymousId\":null}|MISSING",
                "{\"userId\":\"ada\"}|MISSING",
                "{\"userId\":\"ada\",\"event\":5}|WRONG_TYPE,MISSING",
                "{\"userId\":{},\"event\":\"E\",\"anonymousId\":\"a\"}|WRONG_TYPE",
                "{\"userId\":true,\"event\":\"E\",\"anonymousId\":\"a\"}|WRONG_TYPE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":[1]}|WRONG_TYPE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":\"x\"}|WRONG_TYPE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"context\":7}|WRONG_TYPE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"timestamp\":\"yesterday\"}|TIME_UNREADABLE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"timestamp\":true}|TIME_UNREADABLE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"timestamp\":\"1970-01-01T00:00:00Z\"}|TOO_OLD",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"a\":\"x\\u0000\"}}|NUL_CHARACTER",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"\\u0000\":1}}|NUL_CHARACTER",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"a\":[\"\\ud83d\"]}}|LONE_SURROGATE",
                "{\"userId\":\"\\udc00\",\"event\":\"E\"}|LONE_SURROGATE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"a\":1e400}}|NUMBER_OUT_OF_RANGE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"a\":1e99999999999}}|NUMBER_OUT_OF_RANGE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"properties\":{\"a\":1e-2000000000}}|NUMBER_OUT_OF_RANGE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"context\":{\"consent\":{\"analytics\":\"maybe\"}}}|CONSENT_UNREADABLE",
                "{\"userId\":\"ada\",\"event\":\"E\",\"context\":{\"consent\":true}}|CONSENT_UNREADABLE",
                "{\"userId\":\"ada\",\"event\":\"E\"|BODY_NOT_JSON",
                "{\"userId\":\"ada\",\"event\":\"E\"}{}|BODY_NOT_JSON",
                "{'userId':'ada'}|BODY_NOT_JSON",
                "{\"userId\":NaN}|BODY_NOT_JSON",
                "[]|BODY_NOT_OBJECT",
                "\"text\"|BODY_NOT_OBJECT",
                "null|BODY_NOT_OBJECT"
            },
            quoteCharacter = '`')
    void quarantinesWhatCannotBeStored(String body, String kinds) {
        assertThat(flaws(track(body)).stream().map(Enum::name)).containsExactly(kinds.split(",", -1));
    }

    @Test
    void quarantinesNumbersOfHundredsOfDigits() {
        assertThat(flaws(track("{\"userId\":1,\"event\":\"E\",\"properties\":{\"a\":" + "9".repeat(400) + "}}")))
                .containsExactly(FlawKind.NUMBER_OUT_OF_RANGE);
        assertThat(flaws(track("{\"userId\":1,\"event\":\"E\",\"properties\":{\"a\":" + "9".repeat(9_000) + "}}")))
                .containsExactly(FlawKind.NUMBER_OUT_OF_RANGE);
    }

    @Test
    void acceptsTheLargestNumbersThatADoubleHolds() {
        assertThat(event("\"properties\":{\"a\":1.7976931348623157e308,\"b\":-4.9e-324}")
                        .properties())
                .isEqualTo("{\"a\":1.7976931348623157E+308,\"b\":-4.9E-324}");
    }

    @Test
    void storesNamesThatLookLikeCodeAsTheyAre() {
        String name = "'); DROP TABLE events;-- <script>alert(1)</script>";

        assertThat(accepted(track("{\"userId\":1,\"event\":\"" + name + "\"}")).name())
                .isEqualTo(name);
    }

    @Test
    void takesTheLastOfDuplicateKeys() {
        assertThat(event("\"properties\":{\"a\":1,\"a\":2}").properties()).isEqualTo("{\"a\":2}");
    }

    @Test
    void keepsPropertiesOfEveryKindOfJson() {
        String properties =
                "{\"null\":null,\"true\":true,\"int\":-1,\"long\":9007199254740993,\"big\":123456789012345678901234567890,"
                        + "\"decimal\":0.10,\"text\":\"\uD83D\uDE00 \\\" \\\\\",\"list\":[1,[],{}],\"object\":{\"\":{}}}";

        assertThat(event("\"properties\":" + properties).properties()).isEqualTo(properties);
    }

    @Test
    void toleratesAByteOrderMark() {
        assertThat(accepted(track("\uFEFF{\"userId\":1,\"event\":\"E\"}")).name())
                .isEqualTo("E");
    }

    @Test
    void refusesOtherEncodingsByName() {
        String json = "{\"userId\":1,\"event\":\"Ü\"}";

        assertThat(flaws(call(new Form.Single(EventType.TRACK), json.getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly(FlawKind.BODY_NOT_UTF8);
        assertThat(flaws(call(new Form.Single(EventType.TRACK), json.getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly(FlawKind.BODY_NOT_UTF8);
    }

    @Test
    void judgesEveryEventOfABatchByItself() {
        List<Verdict> verdicts = judge(batch("""
                {"batch":[
                  {"type":"track","messageId":"a","userId":"ada","event":"E"},
                  {"type":"track","messageId":"b","userId":"ada"},
                  17,
                  {"type":"purchase","messageId":"c","userId":"ada"},
                  {"type":"track","messageId":"d","userId":"ada","event":"E","context":{"consent":{"analytics":false}}},
                  {"type":"track","messageId":"e","userId":"ada","event":"E","properties":{"n":1e999999999999}},
                  {"type":"page","messageId":"f","anonymousId":"x"}]}"""));

        assertThat(verdicts.stream().map(verdict -> verdict.getClass().getSimpleName()))
                .containsExactly(
                        "Accepted", "Quarantined", "Quarantined", "Quarantined", "Dropped", "Quarantined", "Accepted");
        assertThat(verdicts.stream().map(Verdict::index)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(verdicts.stream().map(Verdict::messageId))
                .containsExactly(
                        Optional.of("a"),
                        Optional.of("b"),
                        Optional.empty(),
                        Optional.of("c"),
                        Optional.of("d"),
                        Optional.empty(),
                        Optional.of("f"));
    }

    @Test
    void givesABatchsContextToItsEventsUnlessTheySayOtherwise() {
        Event event = accepted(batch("""
                {"batch":[{"type":"track","userId":"ada","event":"E","context":{"app":{"build":"7"},"locale":"fr"}}],
                 "context":{"locale":"de","app":{"name":"shop","build":"6"},"timezone":"UTC"}}"""));

        assertThat(event.context())
                .isEqualTo("{\"app\":{\"build\":\"7\",\"name\":\"shop\"},\"locale\":\"fr\",\"timezone\":\"UTC\"}");
    }

    @Test
    void answersAnEmptyBatchWithNoVerdicts() {
        assertThat(judge(batch("{\"batch\":[]}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"batch\":{}}", "{\"batch\":null}"})
    void refusesABatchWithoutAList(String body) {
        assertThat(flaws(batch(body))).containsExactly(FlawKind.BATCH_MISSING);
    }

    @Test
    void findsTheWriteKeyOfTheTransportBeforeTheBodys() throws IOException {
        Call plain = batch("{\"batch\":[],\"writeKey\":\"in-body\"}");
        Call authorised = new Call(
                plain.form(),
                plain.body(),
                Optional.of("in-header"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                plain.receivedAt());

        try (Calls calls = calls(CollectSettings.DEFAULT)) {
            assertThat(calls.open(plain).writeKey()).contains("in-body");
            assertThat(calls.open(authorised).writeKey()).contains("in-header");
        }
    }

    @Test
    void keepsAQuarantinedEventWholeInAscii() {
        Verdict verdict = judge(track("{\"event\":\"Größe\",\"properties\":{\"a\":\"\\u0000\\ud83d\"}}"))
                .getFirst();

        assertThat(((Verdict.Quarantined) verdict).payload())
                .isEqualTo("{\"event\":\"Gr\\u00F6\\u00DFe\",\"properties\":{\"a\":\"\\u0000\\uD83D\"}}");
    }

    @Test
    void keepsABodyThatIsNoTextAsADataUrl() {
        Verdict verdict =
                judge(call(new Form.Batch(), new byte[] {(byte) 0xff, 1})).getFirst();

        assertThat(((Verdict.Quarantined) verdict).payload()).isEqualTo("data:application/octet-stream;base64,/wE=");
    }
}
