package io.windrose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.windrose.planted.EventHelper;
import io.windrose.security.PlantedFault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house. The table is the one of docs/architecture.md: a new edge needs a decision record. */
class ArchitectureTest {
    private static final Set<String> PLATFORM =
            Set.of("folder", "database", "stream", "lake", "jobs", "security", "outgoing", "mail", "notice");

    /** Room to the rooms that it may use, besides itself and core. */
    private static final Map<String, Set<String>> MAY_USE = new HashMap<>();

    static {
        MAY_USE.put("core", Set.of());
        MAY_USE.put("science", Set.of());
        MAY_USE.put("checks", Set.of());
        MAY_USE.put("testkit", Set.of());
        MAY_USE.put("market", Set.of());
        MAY_USE.put("folder", Set.of());
        MAY_USE.put("database", Set.of("folder"));
        MAY_USE.put("stream", Set.of("folder"));
        MAY_USE.put("lake", Set.of("database", "stream"));
        MAY_USE.put("jobs", Set.of("database"));
        MAY_USE.put("security", Set.of("database"));
        MAY_USE.put("outgoing", Set.of());
        MAY_USE.put("mail", Set.of());
        MAY_USE.put("notice", Set.of("database", "jobs", "security", "outgoing", "mail"));
        MAY_USE.put("spark", Set.of("lake"));
        MAY_USE.put("campaign", PLATFORM);
        MAY_USE.put("analyze", with(PLATFORM, "campaign", "science"));
        MAY_USE.put("optimize", with(PLATFORM, "analyze", "campaign", "science"));
        MAY_USE.put("visualize", with(PLATFORM, "analyze", "campaign"));
        MAY_USE.put("collect", PLATFORM);
        MAY_USE.put("profile", PLATFORM);
        MAY_USE.put("configuration", with(PLATFORM, "analyze", "campaign", "collect", "profile"));
        MAY_USE.put("client", Set.of());
        MAY_USE.put(
                "http",
                with(
                        PLATFORM,
                        "configuration",
                        "analyze",
                        "campaign",
                        "collect",
                        "optimize",
                        "profile",
                        "science",
                        "visualize",
                        "report"));
        MAY_USE.put("report", Set.of());
        MAY_USE.put("demo", with(PLATFORM, "market", "analyze", "campaign", "collect", "optimize", "profile"));
        MAY_USE.put(
                "server",
                with(
                        PLATFORM,
                        "configuration",
                        "client",
                        "http",
                        "demo",
                        "market",
                        "analyze",
                        "campaign",
                        "collect",
                        "optimize",
                        "profile",
                        "visualize"));
    }

    /** Library to the rooms that may use it. */
    private static final Map<String, Set<String>> USED_BY = Map.ofEntries(
            Map.entry("io.helidon", Set.of("http")),
            Map.entry("org.apache.iceberg", Set.of("lake")),
            Map.entry("org.duckdb", Set.of("lake")),
            Map.entry("org.apache.arrow", Set.of("lake")),
            Map.entry("org.apache.spark", Set.of("spark")),
            Map.entry("org.sparkproject", Set.of("spark")),
            Map.entry("org.apache.kafka", Set.of("stream", "lake", "collect", "profile", "server")),
            Map.entry("kafka", Set.of("stream")),
            Map.entry("org.apache.hc", Set.of("outgoing")),
            Map.entry("org.simplejavamail", Set.of("mail")),
            Map.entry("com.sanctionco", Set.of("mail")),
            Map.entry("io.zonky", Set.of("database", "testkit")),
            Map.entry("org.flywaydb", Set.of("database")),
            Map.entry("com.zaxxer", Set.of("database")),
            Map.entry("com.password4j", Set.of("security")),
            Map.entry("picocli", Set.of("server", "client")),
            Map.entry("ch.qos.logback", Set.of("server")),
            Map.entry("de.siegmar", Set.of("campaign", "collect", "optimize")),
            Map.entry("com.openhtmltopdf", Set.of("report")),
            Map.entry("org.dhatim", Set.of("http")),
            Map.entry("org.graalvm", Set.of("report")),
            Map.entry("com.google.zxing", Set.of("campaign")),
            Map.entry("org.apache.commons.text", Set.of("campaign")),
            Map.entry("org.snakeyaml", Set.of("configuration", "analyze")));

    private static final List<String> EMPTY_WORDS = List.of("Impl", "Manager", "Helper", "Util", "Utils");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.windrose");
        assertThat(classes.size()).isGreaterThan(50);
    }

    @Test
    void everyRoomUsesOnlyWhatItMay() {
        assertThat(forbiddenEdges(classes)).isEmpty();
    }

    @Test
    void theTableHoldsNoCircle() {
        MAY_USE.keySet().forEach(room -> assertThat(reachable(room)).as(room).doesNotContain(room));
    }

    @Test
    void librariesStayInTheirRooms() {
        assertThat(librariesOutOfPlace(classes)).isEmpty();
    }

    /** What holds within the room itself is in its module, which nothing depends on. */
    @Test
    void theProgramIsWholeWithoutSpark() {
        assertThat(classes.stream().map(ArchitectureTest::room)).doesNotContain("spark");
        assertThatThrownBy(() -> Class.forName("org.apache.spark.connect.proto.Plan"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(emptyNames(classes)).isEmpty();
    }

    @Test
    void everyRoomHasAFrontPageAndNoNulls() {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(one -> rooms.add(one.getPackageName()));
        for (String room : rooms) {
            assertThat(classes.stream()
                            .filter(one -> one.getPackageName().equals(room))
                            .anyMatch(one -> one.getSimpleName().equals("package-info")
                                    && one.isAnnotatedWith(NullMarked.class)))
                    .as(room)
                    .isTrue();
        }
    }

    @Test
    void eachRuleSeesAPlantedFault() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedFault.class, EventHelper.class);

        assertThat(forbiddenEdges(planted))
                .anyMatch(edge -> edge.contains("PlantedFault"))
                .anyMatch(edge -> edge.contains("planted is not a room"));
        assertThat(librariesOutOfPlace(planted)).anyMatch(use -> use.contains("PlantedFault"));
        assertThat(emptyNames(planted)).containsExactly(EventHelper.class.getName());
    }

    private static Set<String> forbiddenEdges(JavaClasses all) {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : all) {
            String room = room(one);
            Set<String> permitted = MAY_USE.get(room);
            if (permitted == null) {
                found.add(room + " is not a room of the table");
                continue;
            }
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String target = room(dependency.getTargetClass());
                boolean ours = dependency.getTargetClass().getPackageName().startsWith("io.windrose.");
                boolean allowed = target.equals(room) || target.equals("core") || permitted.contains(target);
                if (ours && !allowed) {
                    found.add(room + " may not use " + target + ": " + dependency.getDescription());
                }
            }
        }
        return found;
    }

    private static Set<String> librariesOutOfPlace(JavaClasses all) {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : all) {
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String name = dependency.getTargetClass().getName();
                USED_BY.forEach((library, rooms) -> {
                    if (name.startsWith(library + ".") && !rooms.contains(room(one))) {
                        found.add(one.getName() + " uses " + library);
                    }
                });
            }
        }
        return found;
    }

    private static Set<String> emptyNames(JavaClasses all) {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : all) {
            boolean empty = EMPTY_WORDS.stream().anyMatch(one.getSimpleName()::endsWith)
                    || one.getSimpleName().startsWith("Abstract");
            if (empty) {
                found.add(one.getName());
            }
        }
        return found;
    }

    private static Set<String> reachable(String room) {
        Set<String> found = new HashSet<>();
        List<String> next = List.copyOf(MAY_USE.getOrDefault(room, Set.of()));
        while (!next.isEmpty()) {
            Set<String> further = new HashSet<>();
            for (String one : next) {
                if (found.add(one)) {
                    further.addAll(MAY_USE.getOrDefault(one, Set.of()));
                }
            }
            next = List.copyOf(further);
        }
        return found;
    }

    /** {@code io.windrose.stream.KafkaBroker} is in the room {@code stream}. */
    private static String room(JavaClass one) {
        String[] parts = one.getPackageName().split("\\.", -1);
        return parts.length > 2 ? parts[2] : one.getPackageName();
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new HashSet<>(rooms);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
