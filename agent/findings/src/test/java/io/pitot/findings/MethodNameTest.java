package io.pitot.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names as the compilers make them: javac 17, Kotlin 1.9 and 2.2, Scala 2.11, 2.13 and 3.3, Groovy 4. */
class MethodNameTest {

    @Test
    void javasLambdasAndAnonymousClasses() {
        assertThat(name("com.acme.Orders", "show")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders", "lambda$show$0")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$1", "show")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$Line", "show")).isEqualTo("com.acme.Orders$Line#show");
    }

    @Test
    void kotlinsLambdasAndLocalFunctions() {
        assertThat(name("com.acme.OrdersKt", "show$lambda$0")).isEqualTo("com.acme.OrdersKt#show");
        assertThat(name("com.acme.OrdersKt", "show$lambda-3")).isEqualTo("com.acme.OrdersKt#show");
        assertThat(name("com.acme.OrdersKt", "show$lambda$2$lambda$1")).isEqualTo("com.acme.OrdersKt#show");
        assertThat(name("com.acme.OrdersKt$show$1", "invoke")).isEqualTo("com.acme.OrdersKt#show");
        assertThat(name("com.acme.OrdersKt$show$1$2", "invokeSuspend")).isEqualTo("com.acme.OrdersKt#show");
        assertThat(name("com.acme.Orders", "show$default")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Handler", "invoke")).isEqualTo("com.acme.Handler#invoke");
        assertThat(name("com.acme.Orders$Handler", "invoke")).isEqualTo("com.acme.Orders$Handler#invoke");
    }

    @Test
    void scalasFunctionsObjectsAndLazyValues() {
        assertThat(name("com.acme.Orders$", "$anonfun$show$1")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$", "$anonfun$show$1$adapted")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders", "show$$anonfun$1")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$$anonfun$show$1", "apply")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$$anonfun$show$1$$anonfun$apply$2", "apply"))
                .isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$$anon$1", "of")).isEqualTo("com.acme.Orders#of");
        assertThat(name("com.acme.Orders$Order$1", "lines$lzycompute")).isEqualTo("com.acme.Orders$Order#lines");
        assertThat(name("com.acme.Orders", "line$1")).isEqualTo("com.acme.Orders#line");
        assertThat(name("com.acme.Counted", "count$")).isEqualTo("com.acme.Counted#count");
        assertThat(name("com.acme.Orders", "$plus$eq")).isEqualTo("com.acme.Orders#$plus$eq");
    }

    @Test
    void groovysClosures() {
        assertThat(name("com.acme.Orders$_show_closure1", "doCall")).isEqualTo("com.acme.Orders#show");
        assertThat(name("com.acme.Orders$_show_closure1$_closure2", "doCall")).isEqualTo("com.acme.Orders#show");
    }

    private static String name(String type, String method) {
        return MethodName.of(type, method).toString();
    }
}
