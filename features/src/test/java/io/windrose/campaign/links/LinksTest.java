package io.windrose.campaign.links;

import static io.windrose.campaign.CampaignLake.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignLake;
import io.windrose.campaign.keys.Key;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private CampaignLake room;
    private Links links;
    private Campaign spring;

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
        links = new Links(room.database.jdbi(), room.lake, room.campaigns, room.keys, room.audit, room.ids, room.clock);
        spring = room.campaign("Spring Sale", "2026-03-01", "2026-03-31");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void buildsALinkForEachPlaceAndContentByTheRules() {
        links.keepRules(rules(List.of("instagram", "newsletter")), MIA);

        List<Link> built = links.build(
                spring.id(),
                new LinkOrder(
                        "https://shop.example/tents?size=2#top",
                        Optional.empty(),
                        List.of(
                                new LinkOrder.Place("Instagram", "paid social"),
                                new LinkOrder.Place("Newsletter", "email")),
                        List.of("Banner A", "banner-b"),
                        Optional.empty()),
                MIA);

        assertThat(built)
                .extracting(Link::address)
                .containsExactly(
                        "https://shop.example/tents?size=2&utm_source=instagram&utm_medium=paid%20social&utm_campaign=spring_sale&utm_content=Banner%20A#top",
                        "https://shop.example/tents?size=2&utm_source=instagram&utm_medium=paid%20social&utm_campaign=spring_sale&utm_content=banner-b#top",
                        "https://shop.example/tents?size=2&utm_source=newsletter&utm_medium=email&utm_campaign=spring_sale&utm_content=Banner%20A#top",
                        "https://shop.example/tents?size=2&utm_source=newsletter&utm_medium=email&utm_campaign=spring_sale&utm_content=banner-b#top");
        assertThat(room.keys.of(spring.id(), MIA)).singleElement().satisfies(key -> {
            assertThat(key.origin()).isEqualTo(Key.Origin.LINK);
            assertThat(key.draft().named()).isEqualTo(Map.of("campaign", "spring_sale"));
        });
    }

    @Test
    void namesTheRuleAndTheNearestValue() {
        links.keepRules(rules(List.of("instagram", "newsletter")), MIA);

        assertThatThrownBy(() -> links.build(spring.id(), order("instagramm", "email"), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessage("\"instagramm\" is none of the allowed values of source; the nearest is \"instagram\"");
        assertThatThrownBy(() -> links.build(spring.id(), order("instagram", " "), MIA))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("no medium, which the naming rules require");
        assertThat(links.of(spring.id(), MIA)).isEmpty();
        assertThat(room.keys.of(spring.id(), MIA)).isEmpty();
    }

    @Test
    void namesAllThatStandsAgainstEachLinkAndKeepsNothing() {
        links.keepRules(rules(List.of("instagram", "newsletter")), MIA);
        Campaign other = room.campaign("Other", "2026-03-01", "2026-03-31");
        room.keys.add(
                other.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring_sale", "source", "newsletter")), MIA);
        Link there = links.build(spring.id(), order("instagram", "social"), MIA).getFirst();
        List<Key> before = room.keys.of(spring.id(), MIA);

        CheckedOrder checked = links.check(
                spring.id(),
                new LinkOrder(
                        "https://shop.example/",
                        Optional.empty(),
                        List.of(
                                new LinkOrder.Place("Instagram", "social"),
                                new LinkOrder.Place("instagramm", " "),
                                new LinkOrder.Place("newsletter", "email")),
                        List.of(),
                        Optional.empty()),
                MIA);

        assertThat(checked.address()).isEmpty();
        assertThat(checked.links().getFirst().problems()).isEmpty();
        assertThat(checked.links().getFirst().built()).contains(there.id());
        assertThat(checked.links().getFirst().address()).contains(there.address());
        assertThat(checked.links().get(1).problems())
                .extracting(LinkProblem::code)
                .containsExactly("campaign.mark-not-allowed", "campaign.mark-missing");
        assertThat(checked.links().get(1).problems().getFirst().nearest()).contains("instagram");
        assertThat(checked.links().get(2).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("campaign.key-claimed");
            assertThat(problem.mark()).contains(Mark.CAMPAIGN);
            assertThat(problem.text()).contains("\"Other\" has the key");
        });
        assertThat(links.of(spring.id(), MIA)).containsExactly(there);
        assertThat(room.keys.of(spring.id(), MIA)).isEqualTo(before);
    }

    @Test
    void anOrderThatIsToBecomeAKeyLeavesNoneWhenItIsChecked() {
        assertThat(links.check(spring.id(), order("a", "b"), MIA).links())
                .singleElement()
                .satisfies(link -> assertThat(link.problems()).isEmpty());
        assertThat(links.check(spring.id(), at("shop.example"), MIA).address())
                .map(LinkProblem::code)
                .contains("campaign.link-address");

        assertThat(room.keys.of(spring.id(), MIA)).isEmpty();
    }

    @Test
    void listsTheLinksOfAllCampaignsByPages() {
        Campaign other = room.campaign("Other", "2026-03-01", "2026-03-31");
        Link first = links.build(spring.id(), order("poster", "print"), MIA).getFirst();
        room.clock.tick(Duration.ofSeconds(1));
        Link second = links.build(other.id(), order("radio", "audio"), MIA).getFirst();

        LinkPage page = links.list(new LinkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1), MIA);
        assertThat(page.links()).containsExactly(new LinkPage.Listed(second, "Other"));
        LinkPage rest = links.list(new LinkQuery(Optional.empty(), Optional.empty(), page.next(), 1), MIA);
        assertThat(rest.links()).containsExactly(new LinkPage.Listed(first, "Spring Sale"));
        assertThat(rest.next()).isEmpty();
        assertThat(found("POSTER")).containsExactly(first);
        assertThat(found("other")).containsExactly(second);
        assertThat(found("nothing such")).isEmpty();
    }

    private List<Link> found(String text) {
        return links
                .list(new LinkQuery(Optional.empty(), Optional.of(text), Optional.empty(), 10), MIA)
                .links()
                .stream()
                .map(LinkPage.Listed::link)
                .toList();
    }

    @Test
    void countsTheVisitsWithTheMarksOfALink() {
        links.build(spring.id(), order("Poster", "print"), MIA);
        room.clock.tick(Duration.ofSeconds(1));
        links.build(spring.id(), order("radio", "audio"), MIA);
        room.lake.importEvents(List.of(
                room.view("2026-03-02T10:00:00Z", "/", "poster", "print", "Spring Sale"),
                room.view("2026-03-02T10:00:00Z", "/", "Poster", "Print", "spring sale"),
                room.view("2026-03-02T10:00:00Z", "/", "poster", "print", "another")));

        LinkPage page = links.list(new LinkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10), MIA);
        Map<UUID, Long> visits = links.visits(page, Optional.empty());

        assertThat(page.links())
                .extracting(
                        listed -> listed.link().marks().get(Mark.SOURCE),
                        listed -> visits.get(listed.link().id()))
                .containsExactly(tuple("radio", 0L), tuple("Poster", 2L));
    }

    @Test
    void refusesRulesAtOddsWithThemselves() {
        assertThatThrownBy(() -> rules(List.of("Instagram")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("the rule would write it \"instagram\"");
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String wrong :
                List.of("shop.example/tents", "javascript:alert(1)", "https://a b", "https://ada:x@shop.example")) {
            assertThatThrownBy(() -> links.build(spring.id(), at(wrong), MIA))
                    .as(wrong)
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining("no address of a page");
        }
        assertThatThrownBy(() -> links.build(spring.id(), at("https://shop.example/?utm_source=x"), MIA))
                .hasMessageContaining("has marks already");
    }

    @Test
    void refusesMarksOfAnotherCampaign() {
        Campaign other = room.campaign("Other", "2026-03-01", "2026-03-31");
        room.keys.add(other.id(), KeyDraft.of(KeyKind.UTM, Map.of("campaign", "spring*")), MIA);

        assertThatThrownBy(() -> links.build(spring.id(), order("a", "b"), MIA))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("\"Other\" has the key utm campaign=spring*");
    }

    @Test
    void theSameLinkIsKeptOnce() {
        Link first = links.build(spring.id(), order("a", "b"), MIA).getFirst();

        assertThat(links.build(spring.id(), order("a", "b"), MIA)).containsExactly(first);
        assertThat(links.of(spring.id(), MIA)).containsExactly(first);
        links.delete(spring.id(), first.id(), MIA);
        assertThat(links.of(spring.id(), MIA)).isEmpty();
        assertThat(room.keys.of(spring.id(), MIA)).hasSize(1);
    }

    @Test
    void aCameraReadsTheQrCode() throws Exception {
        String address = "https://shop.example/tents?utm_source=poster&utm_medium=print&utm_campaign=frühling";
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(QrCode.of(address).png(4)));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var seen = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));

        assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(address);
        assertThat(QrCode.of(address).svg()).startsWith("<svg ").contains("M4 4h1v1h-1z");
        assertThatThrownBy(() -> QrCode.of("x".repeat(3_000))).isInstanceOf(Incorrect.class);
    }

    private static NamingRules rules(List<String> sources) {
        return new NamingRules(List.of(
                new NamingRule(Mark.SOURCE, NamingRule.LetterCase.LOWER, "_", NamingRule.Presence.REQUIRED, sources),
                new NamingRule(
                        Mark.CAMPAIGN, NamingRule.LetterCase.LOWER, "_", NamingRule.Presence.REQUIRED, List.of())));
    }

    private static LinkOrder order(String source, String medium) {
        return new LinkOrder(
                "https://shop.example/",
                Optional.empty(),
                List.of(new LinkOrder.Place(source, medium)),
                List.of(),
                Optional.empty());
    }

    private static LinkOrder at(String address) {
        return new LinkOrder(
                address, Optional.empty(), List.of(new LinkOrder.Place("a", "b")), List.of(), Optional.empty());
    }
}
