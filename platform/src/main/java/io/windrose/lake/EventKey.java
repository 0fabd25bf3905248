package io.windrose.lake;

/** What makes two events copies of one. */
record EventKey(String sourceId, String eventId) {}
