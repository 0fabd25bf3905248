package io.windrose.profile;

import static io.windrose.profile.ProfileDatabase.alias;
import static io.windrose.profile.ProfileDatabase.identify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.NotFound;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    private static final Identifier ADA = Identifier.user("ada");
    private static final Identifier BOB = Identifier.user("bob");
    private static final Identifier PHONE = Identifier.anonymous("phone");
    private static final int DAY = 86_400;

    private static ProfileDatabase stored;

    private final Resolution resolution = ProfileDatabase.resolution(ProfileDatabase.settings(500, 5));

    @BeforeAll
    static void start() throws IOException {
        stored = ProfileDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        stored.close();
    }

    @BeforeEach
    void clear() {
        stored.clear();
    }

    @Test
    void aProfileBearsTheNumberOfTheUserIdThatWasNamedFirst() {
        stored.work(resolution, List.of(identify("laptop", "ada", 20)));
        stored.work(resolution, List.of(identify("phone", "ada", 30)));
        stored.work(resolution, List.of(alias("ada", "ada@example.com", 40)));

        assertThat(stored.profiles().values()).containsOnly(ADA.person());
        assertThat(stored.published())
                .containsOnlyKeys(
                        PHONE.person(),
                        Identifier.anonymous("laptop").person(),
                        Identifier.user("ada@example.com").person());
    }

    @Test
    void aSharedDeviceStaysWithItsFirstUserAndJoinsNoTwo() {
        stored.work(resolution, List.of(identify("phone", "bob", 20)));
        stored.work(resolution, List.of(identify("phone", "ada", 30)));

        assertThat(stored.areOne(PHONE, BOB)).isTrue();
        assertThat(stored.areOne(ADA, BOB)).isFalse();
        Refusal refusal = stored.refused().getFirst();
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.OWNED_BY_ANOTHER);
        assertThat(refusal.id()).isEqualTo(PHONE);
        assertThat(refusal.owner()).isEqualTo(ADA);
        assertThat(refusal.cause().eventId()).isEqualTo("event-30");

        stored.work(resolution, List.of(alias("ada", "bob", 40)));
        assertThat(stored.areOne(ADA, BOB)).isTrue();
    }

    @Test
    void aCallThatComesLateIsStillTheFirst() {
        stored.work(resolution, List.of(identify("phone", "bob", 20)));
        stored.work(resolution, List.of(identify("phone", "ada", 10)));

        assertThat(stored.areOne(PHONE, ADA)).isTrue();
        assertThat(stored.areOne(PHONE, BOB)).isFalse();
        assertThat(stored.merges())
                .hasSize(2)
                .last()
                .satisfies(
                        merge -> assertThat(merge.end().orElseThrow().because()).isEqualTo(Merge.Because.EARLIER_LINK));
    }

    @Test
    void meaninglessIdsMergeNothing() {
        stored.work(
                resolution,
                List.of(
                        identify("phone", "null", 1),
                        identify("undefined", "ada", 2),
                        identify("00000000-0000-0000-0000-000000000000", "bob", 3),
                        alias(" Anonymous ", "ada", 4)));

        assertThat(stored.merges()).isEmpty();
        assertThat(stored.published()).isEmpty();
        assertThat(stored.refused())
                .hasSize(4)
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.MEANINGLESS));
    }

    @Test
    void thousandsOnOneSharedIdAreNotJoined() {
        Identifier till = Identifier.anonymous("till");
        for (int batch = 0; batch < 3_000; batch += 500) {
            stored.work(
                    resolution,
                    IntStream.range(batch, batch + 500)
                            .mapToObj(i -> identify("till", "customer-" + i, i))
                            .toList());
        }

        assertThat(stored.profiles().values()).doesNotHaveDuplicates().hasSize(3_001);
        assertThat(stored.blocks()).singleElement().satisfies(block -> {
            assertThat(block.id()).isEqualTo(till);
            assertThat(block.reason()).isEqualTo(Block.Reason.SHARED);
        });
        assertThat(count("profile.refused where reason = 'shared'")).isGreaterThan(2_990);
        assertThat(count("profile.links")).isLessThanOrEqualTo(6);
        // Whoever was taken for its owner at first is let go, in the lake as well.
        assertThat(stored.published())
                .allSatisfy((person, profile) -> assertThat(profile).isEqualTo(person));
    }

    @Test
    void anIdThatMeetsAFewUsersInAYearIsNotShared() {
        stored.work(
                resolution,
                IntStream.range(0, 12)
                        .mapToObj(i -> identify("phone", "user-" + i, i * 30 * DAY))
                        .toList());

        assertThat(stored.blocks()).isEmpty();
        assertThat(stored.areOne(PHONE, Identifier.user("user-0"))).isTrue();
    }

    @Test
    void aFullProfileTakesNoMoreIds() {
        Resolution small = ProfileDatabase.resolution(ProfileDatabase.settings(10, 5));
        StoredChanges.Outcome outcome = stored.work(
                small,
                IntStream.range(0, 2_000)
                        .mapToObj(i -> identify("visitor-" + i, "ada", i))
                        .toList());

        assertThat(outcome.merged()).isEqualTo(9);
        assertThat(outcome.refused(Refusal.Reason.PROFILE_FULL)).isEqualTo(1_991);
        assertThat(stored.profiles().values().stream().filter(profile -> profile == ADA.person()))
                .hasSize(10);

        stored.work(small, List.of(identify("x", "bob", 1), alias("ada", "bob", 2)));
        assertThat(stored.areOne(ADA, BOB)).isFalse();
    }

    @Test
    void undoingAMergeSeparatesAndTheSameLinkDoesNotRedoIt() {
        stored.work(resolution, List.of(identify("phone", "ada", 10), identify("laptop", "ada", 10)));
        long merge = stored.merges().getLast().number();

        Block block = stored.undo(resolution, merge);
        stored.work(resolution, List.of(identify("phone", "ada", 5), identify("phone", "ada", 50)));

        assertThat(stored.areOne(PHONE, ADA)).isFalse();
        assertThat(stored.areOne(Identifier.anonymous("laptop"), ADA)).isTrue();
        assertThat(stored.published()).containsEntry(PHONE.person(), PHONE.person());
        assertThat(stored.merges()).hasSize(2);
        assertThat(stored.audit.before(Long.MAX_VALUE, 1).getFirst())
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("identity.undo"))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("ada"))
                .satisfies(entry -> assertThat(entry.subject() + entry.detail()).doesNotContain("phone"));
        assertThatThrownBy(() -> stored.undo(resolution, merge)).isInstanceOf(Conflict.class);

        stored.lift(resolution, block.number());
        assertThat(stored.areOne(PHONE, ADA)).isTrue();
        assertThatThrownBy(() -> stored.lift(resolution, block.number())).isInstanceOf(NotFound.class);
    }

    @Test
    void undoingAnIdSeparatesAllThatItJoined() {
        stored.work(
                resolution, List.of(identify("phone", "ada", 1), identify("laptop", "ada", 2), alias("ada", "bob", 3)));

        Block block = stored.undo(resolution, ADA);
        assertThat(stored.profiles())
                .allSatisfy((person, profile) -> assertThat(profile).isEqualTo(person));
        stored.work(resolution, List.of(identify("tablet", "ada", 4)));
        assertThat(stored.areOne(Identifier.anonymous("tablet"), ADA)).isFalse();
        assertThat(stored.refused().getFirst().reason()).isEqualTo(Refusal.Reason.UNDONE);
        assertThatThrownBy(() -> stored.undo(resolution, ADA)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> stored.undo(resolution, Identifier.user("nobody knows")))
                .isInstanceOf(NotFound.class)
                .hasMessageNotContaining("nobody knows");

        stored.lift(resolution, block.number());
        assertThat(stored.profiles().values()).containsOnly(ADA.person());
    }

    @Test
    void whoSaysThatAnIdIsNotSharedIsBelieved() {
        stored.work(
                resolution,
                IntStream.range(0, 8)
                        .mapToObj(i -> identify("till", "user-" + i, i))
                        .toList());
        Block block = stored.blocks().getFirst();

        stored.lift(resolution, block.number());
        stored.work(resolution, List.of(identify("till", "user-9", 9)));

        assertThat(stored.areOne(Identifier.anonymous("till"), Identifier.user("user-0")))
                .isTrue();
        assertThat(stored.blocks())
                .singleElement()
                .satisfies(only -> assertThat(only.lift()).isPresent());
    }

    @Test
    void noFailureTellsAnId() {
        rename("ids", "elsewhere");
        try {
            assertThatThrownBy(() -> stored.work(resolution, List.of(identify("v-4711", "ada@example.com", 1))))
                    .satisfies(failure -> assertThat(failure)
                            .hasStackTraceContaining("profile.ids")
                            .extracting(ResolutionTest::trace)
                            .asString()
                            .doesNotContain("4711")
                            .doesNotContain("ada@"));
        } finally {
            rename("elsewhere", "ids");
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void rename(String table, String name) {
        stored.database
                .jdbi()
                .useHandle(handle -> handle.execute("alter table profile." + table + " rename to " + name));
    }

    private static long count(String from) {
        return stored.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + from)
                        .mapTo(Long.class)
                        .one());
    }
}
