package io.windrose.visualize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import io.windrose.security.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The dashboards that a company begins with, each a resource beside this class: what anybody who sells by marketing
 * looks at. They are changed and deleted as any other, and do not come back.
 */
public final class Starters {
    static final List<String> NAMES = List.of("overview", "acquisition", "campaigns", "shop", "retention");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final Dashboards dashboards;

    public Starters(Jdbi jdbi, Dashboards dashboards) {
        this.jdbi = jdbi;
        this.dashboards = dashboards;
    }

    /** Adds those that were never added, shared, as this owner's. */
    public void add(Principal owner) {
        for (String name : NAMES) {
            DashboardDraft draft = read(name);
            jdbi.useTransaction(handle -> {
                int isNew = handle.execute(
                        "insert into visualize.starters (name) values (?) on conflict (name) do nothing", name);
                if (isNew == 1) {
                    dashboards.add(handle, draft, owner);
                }
            });
        }
    }

    static DashboardDraft read(String name) {
        try (InputStream in = Starters.class.getResourceAsStream(name + ".json")) {
            JsonNode starter = JSON.readTree(in);
            DashboardJson.Board board = DashboardJson.read(starter.path("board").toString());
            return new DashboardDraft(
                    starter.path("name").asText(),
                    starter.path("description").asText(),
                    board.dates(),
                    board.comparison(),
                    board.filters(),
                    board.cards(),
                    DashboardDraft.Sharing.SHARED);
        } catch (IOException e) {
            throw new Fault("visualize.no-starter", "the dashboard %s was not read: install again".formatted(name), e);
        }
    }
}
