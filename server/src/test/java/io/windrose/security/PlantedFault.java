package io.windrose.security;

import io.helidon.webserver.WebServer;
import io.windrose.collect.Sources;

/** A class of the platform that uses a feature and the HTTP library: the architecture test must see both. */
public final class PlantedFault {
    private PlantedFault() {}

    public static Class<?> feature() {
        return Sources.class;
    }

    public static Class<?> library() {
        return WebServer.class;
    }
}
