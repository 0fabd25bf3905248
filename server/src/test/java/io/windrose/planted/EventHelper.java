package io.windrose.planted;

/** A class whose name says nothing, in a room that is not in the table: the architecture test must see both. */
public final class EventHelper {
    private EventHelper() {}
}
