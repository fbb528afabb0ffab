package io.pitot.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedFramesTest {

    @Test
    void equalFramesOfManyCallSitesAreOne() {
        CallSite.Frame frame = Names.shared(new CallSite.Frame("com.acme.Shop", "open", "Shop.java", 7));
        assertThat(Names.shared(new CallSite.Frame("com.acme.Shop", "open", "Shop.java", 7)))
                .isSameAs(frame);
        assertThat(Names.shared(new CallSite.Frame("com.acme.Shop", "open", "Shop.java", 8)))
                .isNotEqualTo(frame);
        CallSite.Frame withoutFile = Names.shared(new CallSite.Frame("com.acme.Shop", "open", null, 7));
        assertThat(withoutFile.file()).isNull();
        assertThat(frame.file()).isEqualTo("Shop.java");
    }
}
