package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationFramesTest {

    private static final String ENTITY = "com.acme.Book";

    private final ApplicationFrames frames = new ApplicationFrames();

    @ParameterizedTest
    @CsvSource({
        "_persistence_get_author, getAuthor",
        "$$_hibernate_read_author, getAuthor",
        "$$_hibernate_read_isbn13, getIsbn13",
        "$$_hibernate_read_lent, isLent",
        "$$_hibernate_read_title, title"
    })
    void whoCallsAGetterOfAWovenEntityIsTheOneThatLoads(String reader, String getter) {
        add(ENTITY, reader);
        add(ENTITY, getter);
        add("com.acme.Shelf", "print");

        assertThat(frames.taken()).extracting(CallSite.Frame::method).containsExactly("print");
    }

    @Test
    void aMethodOfAnEntityThatReadsAPropertyByTheWayStays() {
        add(ENTITY, "_persistence_get_author");
        add(ENTITY, "describe");

        assertThat(frames.taken()).extracting(CallSite.Frame::method).containsExactly("describe");
    }

    @Test
    void aGetterOfTheSameNameInAnotherClassStays() {
        add(ENTITY, "_persistence_get_author");
        add("com.acme.BookView", "getAuthor");

        assertThat(frames.taken()).extracting(CallSite.Frame::method).containsExactly("getAuthor");
    }

    @Test
    void aGetterFurtherOutStays() {
        add(ENTITY, "_persistence_get_author");
        add(ENTITY, "getAuthor");
        add(ENTITY, "getAuthor");

        assertThat(frames.taken()).hasSize(1);
    }

    @Test
    void whatCompilersPutBetweenCallerAndCalledIsLeftOut() {
        add("com.acme.OrdersKt", "show$lambda$0");
        add("com.acme.OrdersKt", "access$show");
        add("com.acme.Orders$", "$anonfun$show$1$adapted");
        add("com.acme.Orders$", "show");

        assertThat(frames.taken()).extracting(CallSite.Frame::method).containsExactly("show$lambda$0", "show");
    }

    @Test
    void eightFramesAreEnough() {
        for (int i = 0; i < 7; i++) {
            add("com.acme.Shelf", "print" + i);
        }
        assertThat(frames.isFull()).isFalse();
        add("com.acme.Shelf", "print");
        assertThat(frames.isFull()).isTrue();
    }

    @Test
    void aRecursionIsTheSameHoweverDeepItIs() {
        add("com.acme.Tree", "load");
        for (int depth = 0; depth < 20; depth++) {
            add("com.acme.Tree", "descend");
            add("com.acme.Tree", "children");
        }
        add("com.acme.Tree", "print");

        assertThat(frames.taken())
                .extracting(CallSite.Frame::method)
                .containsExactly("load", "descend", "children", "print");
    }

    private void add(String type, String method) {
        frames.add(new CallSite.Frame(type, method, "Any.java", 1));
    }
}
