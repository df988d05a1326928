package io.github.perfectlap.testkit.regression;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that is going to be recorded; tests change one before it is. */
final class PlannedStep {

    String name;
    SpanKind kind = SpanKind.INTERNAL;
    Attributes attributes = Attributes.empty();
    long nanos;
    boolean isOpen;
    boolean isTorn;
    boolean areTogether;
    String failure = "";
    final List<String> events = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final List<PlannedStep> children = new ArrayList<>();
    private @Nullable PlannedStep parent;

    PlannedStep(String name, PlannedStep... children) {
        this.name = name;
        for (PlannedStep child : children) {
            add(this.children.size(), child);
        }
    }

    PlannedStep kind(SpanKind other) {
        kind = other;
        return this;
    }

    <T> PlannedStep attribute(AttributeKey<T> key, T value) {
        attributes = attributes.toBuilder().put(key, value).build();
        return this;
    }

    PlannedStep without(AttributeKey<?> key) {
        attributes = attributes.toBuilder().remove(key).build();
        return this;
    }

    PlannedStep event(String event) {
        events.add(event);
        return this;
    }

    PlannedStep link(String step) {
        links.add(step);
        return this;
    }

    PlannedStep together() {
        areTogether = true;
        return this;
    }

    void add(int index, PlannedStep child) {
        children.add(index, child);
        child.parent = this;
    }

    void add(PlannedStep child) {
        add(children.size(), child);
    }

    PlannedStep parent() {
        if (parent == null) {
            throw new IllegalStateException("'" + name + "' is the root");
        }
        return parent;
    }

    /** Its place among its siblings, which it gives up. */
    int leave() {
        int index = parent().children.indexOf(this);
        parent().children.remove(index);
        return index;
    }

    /** The step of this name here or below. */
    PlannedStep find(String wanted) {
        return all().stream()
                .filter(step -> step.name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step is named " + wanted));
    }

    boolean has(String wanted) {
        return all().stream().anyMatch(step -> step.name.equals(wanted));
    }

    /** A parent before its children. */
    List<PlannedStep> all() {
        List<PlannedStep> all = new ArrayList<>(List.of(this));
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }
}
