package io.windrose.campaign.inbox;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.campaign.Brands;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Conflict;
import io.windrose.security.Users;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Inbox inbox;
    private Campaign trails;
    private Campaign layers;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        room = new CampaignLake(postgres, folder);
        Users users = new Users(room.database.jdbi(), room.audit, room.ids, room.clock);
        inbox = new Inbox(new Inbox.Parts(
                room.database.jdbi(),
                room.lake,
                room.campaigns,
                new Brands(room.database.jdbi(), users, room.audit, room.ids, room.clock),
                room.keys,
                "EUR",
                room.audit,
                room.ids,
                room.clock));
        trails = room.campaign("Spring Trails", "2026-03-01", "2026-03-31");
        layers = room.campaign("Winter Layers", "2025-11-01", "2025-12-31");
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "google", "cpc", "sprnig-trails"),
                room.view("2026-03-03T10:00:00Z", "/", "gogle", "cpc", "sprnig-trails"),
                room.view("2026-03-03T10:00:00Z", "/", "x", "y", "nothing like it"),
                room.order("2026-03-02T10:00:00Z", "o1", "80.00", null, "sprnig-trails"),
                room.order("2026-03-02T11:00:00Z", "o2", "20.00", "LAYERS", null)));
        room.lake.replaceSpend(List.of(
                room.spend("2026-03-02", "paid social", "Layers Winter", "10.00"),
                room.spend("2026-03-03", "paid social", "Layers Winter", "15.00"),
                room.spend("2026-03-03", "tv", null, "5.00")));
        room.settle();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void ordersByTheMoneyInIt() {
        assertThat(inbox.items(MIA))
                .extracting(item -> item.value().key().words())
                .containsExactly(
                        "platform-id campaign=layers winter, source=import:ads",
                        "platform-id channel=tv, source=import:ads",
                        "utm campaign=sprnig-trails",
                        "coupon code=layers",
                        "utm campaign=nothing like it");
        InboxItem marks = inbox.items(MIA).get(2);
        assertThat(marks.value().visits()).isEqualTo(3);
        assertThat(marks.value().examples()).containsExactly("google / cpc");
        assertThat(marks.value().revenue()).singleElement().satisfies(money -> {
            assertThat(money.amount()).isEqualByComparingTo("80");
            assertThat(money.worth().orElseThrow()).isEqualByComparingTo("80");
        });
    }

    @Test
    void proposesWithAReason() {
        List<InboxItem> items = inbox.items(MIA);

        assertThat(items.get(2).proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.campaign()).isEqualTo(trails.id());
            assertThat(proposal.reason()).isEqualTo("1 letter off \"Spring Trails\"");
            assertThat(proposal.why())
                    .isEqualTo(
                            new Proposal.Reason(Proposal.Alike.LETTERS_OFF, "Spring Trails", 1, Proposal.Days.WITHIN));
        });
        assertThat(items.getFirst().proposals()).first().satisfies(proposal -> {
            assertThat(proposal.campaign()).isEqualTo(layers.id());
            assertThat(proposal.reason())
                    .isEqualTo("the same words as \"Winter Layers\", but outside the campaign's days");
        });
        assertThat(items.getLast().proposals()).isEmpty();
    }

    @Test
    void saysHowMuchOfTheMoneyIsSomeCampaigns() {
        InboxSums before = inbox.sums(MIA);
        assertThat(before.currency()).isEqualTo("EUR");
        assertThat(before.resolvedCost()).isEqualByComparingTo("0");
        assertThat(before.unresolvedCost()).isEqualByComparingTo("30");
        assertThat(before.unresolvedRevenue()).isEqualByComparingTo("100");
        assertThat(before.unmarked()).isEqualByComparingTo("0");

        InboxItem first = inbox.items(MIA).getFirst();
        inbox.accept(
                List.of(new Choice(
                        first.value().key(), first.proposals().getFirst().campaign())),
                MIA);
        room.lake.importEvents(List.of(room.order("2026-03-04T10:00:00Z", "o3", "7.00", null, null)));
        room.settle();

        InboxSums after = inbox.sums(MIA);
        assertThat(after.resolvedCost()).isEqualByComparingTo("25");
        assertThat(after.unresolvedCost()).isEqualByComparingTo("5");
        assertThat(after.unmarked()).isEqualByComparingTo("7");
        assertThat(after.unratedCosts()).isZero();
    }

    @Test
    void anOrderThatSaysNothingIsKnownByItsVisitOrByWhatAnotherSourceSays() {
        room.lake.importEvents(List.of(
                room.in("vera", "s1", room.view("2026-03-05T10:00:00Z", "/", "google", "cpc", "sprnig-trails")),
                room.in("vera", "s1", room.order("2026-03-05T10:10:00Z", "o4", "9.00", null, null)),
                room.from("import:till", room.order("2026-03-05T11:00:00Z", "o5", "11.00", null, null)),
                room.order("2026-03-05T11:00:00Z", "o5", "11.00", null, "nothing like it"),
                room.from("import:till", room.order("2026-03-05T12:00:00Z", "o6", "13.00", null, null)),
                room.order("2026-03-05T12:00:00Z", "o6", "13.00", "LAYERS", null),
                room.from("import:till", room.order("2026-03-05T13:00:00Z", "o7", "17.00", null, null))));
        room.settle();

        assertThat(inbox.items(MIA).stream()
                        .map(InboxItem::value)
                        .filter(value -> !value.revenue().isEmpty())
                        .map(value -> value.key().words() + " "
                                + value.revenue().getFirst().amount()))
                .containsExactly(
                        "utm campaign=sprnig-trails 89.0000",
                        "coupon code=layers 33.0000",
                        "utm campaign=nothing like it 11.0000");
        InboxSums sums = inbox.sums(MIA);
        assertThat(sums.resolvedRevenue()).isEqualByComparingTo("0");
        assertThat(sums.unresolvedRevenue()).isEqualByComparingTo("133");
        assertThat(sums.unmarked()).isEqualByComparingTo("17");
    }

    @Test
    void whatIsAcceptedResolvesAndCanBeUndone() {
        List<Choice> proposed = inbox.items(MIA).stream()
                .filter(item -> !item.proposals().isEmpty())
                .map(item -> new Choice(
                        item.value().key(), item.proposals().getFirst().campaign()))
                .toList();

        List<Inbox.Outcome> outcomes = inbox.accept(proposed, MIA);
        room.settle();

        assertThat(outcomes).hasSize(3).allMatch(outcome -> outcome instanceof Inbox.Decided);
        assertThat(inbox.items(MIA))
                .extracting(item -> item.value().key().words())
                .containsExactly("platform-id channel=tv, source=import:ads", "utm campaign=nothing like it");
        assertThat(room.rows("""
                        select c.name, sum(s.cost) from spend s join campaigns c on c.campaign_id = s.campaign_id
                        group by c.name""")).containsExactly("Winter Layers 25.0000");

        Decision first = inbox.decisions(10, MIA).getLast();
        assertThat(inbox.undo(first.id(), MIA).undoneBy()).contains("mia");
        room.settle();
        assertThat(inbox.items(MIA)).hasSize(3);
        assertThatThrownBy(() -> inbox.undo(first.id(), MIA)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsRejectedStaysRejectedUntilThatIsUndone() {
        Choice wrong = new Choice(KeyDraft.of(KeyKind.UTM, Map.of("campaign", "sprnig-trails")), trails.id());
        Inbox.Outcome outcome = inbox.reject(List.of(wrong), MIA).getFirst();

        assertThat(inbox.items(MIA).get(2).proposals()).isEmpty();
        assertThat(inbox.accept(List.of(wrong), MIA)).singleElement().isInstanceOf(Inbox.Refused.class);
        assertThat(room.keys.of(trails.id(), MIA)).as("nothing half done").isEmpty();
        inbox.undo(((Inbox.Decided) outcome).decision().id(), MIA);
        assertThat(inbox.items(MIA).get(2).proposals()).hasSize(1);
    }

    @Test
    void namesWhatCannotBeAcceptedAndTakesTheRest() {
        room.keys.add(layers.id(), KeyDraft.of(KeyKind.COUPON, Map.of("code", "layers")), MIA);
        List<Inbox.Outcome> outcomes = inbox.accept(
                List.of(
                        new Choice(KeyDraft.of(KeyKind.COUPON, Map.of("code", "LAYERS")), trails.id()),
                        new Choice(KeyDraft.of(KeyKind.UTM, Map.of("campaign", "nothing like it")), trails.id())),
                MIA);

        assertThat(outcomes.getFirst())
                .isInstanceOfSatisfying(
                        Inbox.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains("\"Winter Layers\" has the key coupon code=layers"));
        assertThat(outcomes.getLast()).isInstanceOf(Inbox.Decided.class);
    }
}
