package io.windrose.demo;

/** With which the demo's owner signs in, until they change it. */
public record DemoSignIn(String name, String password) {
    @Override
    public String toString() {
        return "DemoSignIn[name=" + name + "]";
    }
}
