package io.windrose.http;

/** What a route gives to a caller who is limited to brands. */
public enum Reach {
    /** Nothing: it is about the whole company. So is a route that says nothing of it. */
    COMPANY,
    /** What is of these brands. */
    BRANDS,
    /** The same as to all: it holds nothing of any brand. */
    NO_BRAND
}
