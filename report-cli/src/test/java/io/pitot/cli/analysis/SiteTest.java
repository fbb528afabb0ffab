package io.pitot.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitot.dump.CallSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {

    @Test
    void aLambdaIsTheMethodThatItIsWrittenIn() {
        assertThat(place("com.acme.A", "lambda$toDto$0").method()).isEqualTo("toDto");
        assertThat(place("com.acme.A", "lambda$new$12").method()).isEqualTo("new");
        assertThat(place("com.acme.A", "<init>").method()).isEqualTo("new");
        assertThat(place("com.acme.A", "<clinit>").method()).isEqualTo("static");
        assertThat(place("com.acme.A", "plain").method()).isEqualTo("plain");
    }

    @Test
    void aDerivedClassIsTheClassItWasDerivedFrom() {
        assertThat(place("com.acme.A$$SpringCGLIB$$0", "m").type()).isEqualTo("com.acme.A");
        assertThat(place("com.acme.A$$EnhancerBySpringCGLIB$$1a2b", "m").type()).isEqualTo("com.acme.A");
        assertThat(place("com.acme.A$$Lambda/0x00007f00", "m").type()).isEqualTo("com.acme.A");
        assertThat(place("com.acme.A$Inner", "m").type()).isEqualTo("com.acme.A$Inner");
    }

    @Test
    void framesWithoutSourceAreLeftOut() {
        Site site = Site.of(new CallSite(
                "s:1",
                List.of(
                        new CallSite.Frame("com.acme.A", "m", "A.java", 3),
                        new CallSite.Frame("com.acme.B$$SpringCGLIB$$0", "m", "<generated>", -1),
                        new CallSite.Frame("jdk.proxy2.$Proxy99", "m", "", -1),
                        new CallSite.Frame("com.acme.C", "m", "C.java", 4)),
                List.of()));
        assertThat(site.places()).extracting(Place::file).containsExactly("A.java", "C.java");
    }

    @Test
    void aSiteOfNothingButGeneratedFramesKeepsOne() {
        Site site = Site.of(new CallSite(
                "s:1", List.of(new CallSite.Frame("com.acme.B$$SpringCGLIB$$0", "m", "<generated>", -1)), List.of()));
        assertThat(site.places()).containsExactly(new Place("com.acme.B", "m", "B", -1));
    }

    @Test
    void theBusiestSiteIsTheFirstByIdAmongEquals() {
        Sites sites = new Sites(List.of(
                new CallSite("s:a", List.of(new CallSite.Frame("A", "m", "A.java", 1)), List.of()),
                new CallSite("s:b", List.of(new CallSite.Frame("B", "m", "B.java", 1)), List.of())));
        assertThat(sites.busiest(Map.of("s:a", 5L, "s:b", 5L, "s:unknown", 9L)))
                .extracting(Site::id)
                .isEqualTo("s:a");
        assertThat(sites.busiest(Map.of("s:unknown", 9L))).isNull();
    }

    private static Place place(String type, String method) {
        return Place.of(new CallSite.Frame(type, method, "A.java", 1));
    }
}
