package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionsTest {
    @TempDir
    static Path folder;

    private ContractLake lake;

    @BeforeAll
    void open() {
        lake = new ContractLake(folder.resolve("lake"));
    }

    @AfterAll
    void close() {
        lake.close();
    }

    @Test
    void tellsTheColumnsThatAQuerySees() {
        for (TableDescription table : lake.lake().descriptions()) {
            List<QueryResult.Column> seen =
                    lake.lake().query(Query.of("select * from " + table.name()), QueryResult::columns);

            assertThat(table.columns().stream().map(TableDescription.Column::name))
                    .as(table.name())
                    .containsExactlyElementsOf(
                            seen.stream().map(QueryResult.Column::name).toList());
            assertThat(table.columns()).allMatch(column -> column.meaning().length() > 3);
        }
    }

    @Test
    void explainsNothingThatIsNotThere() throws Exception {
        List<String> known = new ArrayList<>();
        lake.lake().descriptions().forEach(table -> {
            known.add(table.name());
            table.columns().forEach(column -> known.add(table.name() + "." + column.name()));
        });
        known.remove("events.profile_id");
        try (var in = Objects.requireNonNull(Descriptions.class.getResourceAsStream("meanings.txt"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.split(" ", 2)[0])
                            .collect(Collectors.toList()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void findsTheKeysOfVariantsTheMostFrequentFirst() {
        List<FrequentKey> keys = lake.lake().frequentKeys();

        assertThat(keys)
                .filteredOn(key -> key.column().equals("properties"))
                .containsExactly(
                        new FrequentKey("properties", "price", FrequentKey.Kind.NUMBER),
                        new FrequentKey("properties", "plan", FrequentKey.Kind.TEXT),
                        new FrequentKey("properties", "first", FrequentKey.Kind.TRUTH),
                        new FrequentKey("properties", "a b.c", FrequentKey.Kind.TEXT),
                        new FrequentKey("properties", "it's", FrequentKey.Kind.NUMBER));
    }
}
