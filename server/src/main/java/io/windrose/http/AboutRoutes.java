package io.windrose.http;

import java.util.List;

/** What runs here, told to everybody, the sign-in page above all. */
public final class AboutRoutes {
    /** Where the data comes from; simulated data says so wherever it shows. */
    public enum DataOrigin {
        REAL,
        SIMULATED
    }

    private final String version;
    private final DataOrigin origin;

    public AboutRoutes(String version, DataOrigin origin) {
        this.version = version;
        this.origin = origin;
    }

    private record About(String name, String version, boolean simulated) {}

    public List<Route> routes() {
        Access open = new Access.Open("the name, the version and whether the data is simulated; no data");
        return List.of(new Route(Route.Method.GET, "/api/about", open, request -> about()));
    }

    private Reply about() {
        return Reply.ok(new About("Windrose", version, origin == DataOrigin.SIMULATED));
    }
}
