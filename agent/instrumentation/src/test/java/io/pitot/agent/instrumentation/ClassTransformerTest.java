package io.pitot.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pitot.agent.bootstrap.AdviceErrors;
import io.pitot.agent.bootstrap.ExposedField;
import io.pitot.agent.bootstrap.ObservedResult;
import io.pitot.sample.AbstractMotor;
import io.pitot.sample.Bystander;
import io.pitot.sample.FuelledMotor;
import io.pitot.sample.Motor;
import io.pitot.sample.PinnedMotor;
import io.pitot.sample.StoredMotor;
import io.pitot.sample.TurboMotor;
import java.io.ObjectStreamClass;
import java.lang.instrument.ClassDefinition;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

class ClassTransformerTest {

    private final ClassTransformer transformer = transformer(CountingAdvice.class);
    private final SampleLoader loader = new SampleLoader(transformer);

    @Test
    void weavesImplementorsThatReachTheInterfaceThroughTheirSuperclass() throws Exception {
        Object motor = create(loader, Motor.class);

        assertThat(run(motor)).isEqualTo(3);
        assertThat(((SampleState) motor).pitot$runs()).isEqualTo(1);
        assertThat(transformer.account().instrumented())
                .containsExactly(new WeavingAccount.Instrumented("sample", 1, List.of(Motor.class.getName())));
        assertThat(transformer.account().skipped()).isEmpty();
    }

    @Test
    void weavesClassesWhoseLoaderDoesNotSayWhatTheyAreCalled() {
        byte[] bytes = SampleLoader.bytes(Motor.class.getName());

        assertThat(transformer.transform(loader.getUnnamedModule(), loader, null, null, null, bytes))
                .isNotNull();
        assertThat(transformer.account().instrumented())
                .containsExactly(new WeavingAccount.Instrumented("sample", 1, List.of(Motor.class.getName())));
        assertThat(transformer.transform(loader.getUnnamedModule(), loader, null, null, null, new byte[] {1, 2}))
                .isNull();
    }

    @Test
    void putsTheStateIntoTheTopmostWovenClassOnly() throws Exception {
        Object turbo = create(loader, TurboMotor.class);

        assertThat(run(turbo)).isEqualTo(6);
        assertThat(((SampleState) turbo).pitot$runs())
                .as("both methods are woven")
                .isEqualTo(2);
        assertThat(turbo.getClass().getDeclaredFields()).isEmpty();
        assertThat(turbo.getClass().getSuperclass().getDeclaredFields())
                .extracting(Field::getName)
                .containsExactly("pitot$runs");
    }

    @Test
    void letsAdviceSeeAPrivateFieldAndRunWhereAnObjectIsMade() throws Exception {
        ClassTransformer exposing = transformer(new ExposingInstrumentation("fuel"));

        Object motor = create(new SampleLoader(exposing), FuelledMotor.class);

        assertThat(((ExposedField) motor).pitot$field()).isEqualTo("diesel");
        assertThat(((SampleState) motor).pitot$runs()).isEqualTo(1);
    }

    @Test
    void leavesAloneAndReportsAClassWithoutTheFieldThatItIsToExpose() throws Exception {
        ClassTransformer exposing = transformer(new ExposingInstrumentation("steam"));

        assertThat(create(new SampleLoader(exposing), FuelledMotor.class)).isNotInstanceOf(SampleState.class);
        assertThat(exposing.account().skipped())
                .containsExactly(new WeavingAccount.Skipped(
                        "sample", FuelledMotor.class.getName(), "unknown version: it declares no field steam"));
    }

    @Test
    void definesHelpersIntoTheLibrarysLoader() throws Exception {
        create(loader, Motor.class);

        assertThat(Class.forName(SampleReader.class.getName(), false, loader).getClassLoader())
                .isSameAs(loader);
        Object other = create(new SampleLoader(transformer), TurboMotor.class);
        run(other);
        assertThat(((SampleState) other).pitot$runs()).as("in every loader").isEqualTo(2);
    }

    /** The hash code of a loader is the application's: it may wait for a lock whose owner loads a class through another loader. */
    @Test
    void weavesWhileAnotherLoaderWaitsInItsHashCode() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        ClassLoader waiting = new ClassLoader("waiting", getClass().getClassLoader()) {
            @Override
            public int hashCode() {
                isAsked.countDown();
                awaitUninterruptibly(goesOn);
                return 1;
            }
        };
        byte[][] woven = new byte[2][];
        Thread first = new Thread(() -> woven[0] = transformed(waiting));
        Thread second = new Thread(() -> woven[1] = transformed(loader));
        try {
            first.start();
            while (first.isAlive() && !isAsked.await(10, TimeUnit.MILLISECONDS)) {
                // Until it waits, or is done without having asked.
            }
            second.start();
            second.join(TimeUnit.MINUTES.toMillis(1));

            assertThat(second.isAlive()).as("waits for the other loader").isFalse();
        } finally {
            goesOn.countDown();
        }
        first.join();
        assertThat(woven[0]).isNotNull();
        assertThat(woven[1]).isNotNull();
        assertThat(isAsked.getCount()).as("loaders asked for their hash code").isOne();
    }

    @Test
    void leavesAloneWhatOnlyLooksAlike() throws Exception {
        assertThat(create(loader, Bystander.class)).isNotInstanceOf(SampleState.class);
        assertThat(loader.loadClass(AbstractMotor.class.getName()).getInterfaces())
                .hasSize(1);

        assertThat(transformer.account().instrumented()).isEmpty();
        assertThat(transformer.account().skipped()).isEmpty();
    }

    @Test
    void keepsTheSerialVersionOfSerializableClasses() throws Exception {
        long version = ObjectStreamClass.lookup(StoredMotor.class).getSerialVersionUID();

        Object stored = create(loader, StoredMotor.class);

        assertThat(ObjectStreamClass.lookup(stored.getClass()).getSerialVersionUID())
                .isEqualTo(version);
        assertThat(run(stored)).isEqualTo(3);
        assertThat(create(loader, PinnedMotor.class)).isInstanceOf(SampleState.class);
        assertThat(stored).isInstanceOf(SampleState.class);
        assertThat(create(loader, StoredMotor.Spare.class)).isNotInstanceOf(SampleState.class);
        assertThat(transformer.account().skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.type()).isEqualTo(StoredMotor.Spare.class.getName());
            assertThat(skipped.reason()).contains("serialVersionUID");
        });
    }

    @Test
    void reportsClassesThatWereLoadedBeforeTheAgent() {
        transformer.reportLoadedBefore(new Class<?>[] {
            String.class, AbstractMotor[].class, TurboMotor.class, Bystander.class, ClassTransformerTest.class
        });

        assertThat(transformer.account().skipped())
                .containsExactly(
                        new WeavingAccount.Skipped("sample", TurboMotor.class.getName(), "loaded before the agent"));
    }

    @Test
    void leavesAloneAndReportsWhatCannotSeeTheAgent() throws Exception {
        URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader hidden = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Class<?> result = hidden.loadClass("org.h2.jdbc.JdbcResultSet");

            assertThat(result.getInterfaces()).doesNotContain(ObservedResult.class);
        }
        assertThat(WovenJvm.transformer().account().skipped())
                .contains(new WeavingAccount.Skipped(
                        "jdbc",
                        "org.h2.jdbc.JdbcResultSet",
                        "its class loader hides the agent's classes: java.net.URLClassLoader"));
    }

    @Test
    void leavesAloneAndReportsAVersionThatItDoesNotKnow() {
        String name = "com.zaxxer.hikari.pool.HikariPool";
        byte[] bytes = new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .defineField("unknown", int.class)
                .make()
                .getBytes();

        assertThat(WovenJvm.transformer()
                        .transform(loader.getUnnamedModule(), loader, name.replace('.', '/'), null, null, bytes))
                .isNull();
        assertThat(WovenJvm.transformer().account().skipped())
                .contains(new WeavingAccount.Skipped(
                        "hikari", name, "unknown version: it declares no getConnection(long)"));
    }

    @Test
    void survivesDamagedClassFiles() {
        byte[] whole = SampleLoader.bytes(Motor.class.getName());
        String name = Motor.class.getName().replace('.', '/');

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            transformer.transform(loader.getUnnamedModule(), loader, name, null, null, cut);
        }

        assertThat(transformer.account().instrumented()).isEmpty();
    }

    @Test
    void countsExceptionsOfAdviceAndHidesThemFromTheApplication() throws Exception {
        Map<String, Long> before = AdviceErrors.counts();

        Object motor = create(new SampleLoader(transformer(FailingAdvice.class)), Motor.class);

        assertThat(run(motor)).isEqualTo(3);
        Map<String, Long> more = new HashMap<>(AdviceErrors.counts());
        before.forEach((place, count) -> more.merge(place, -count, (now, then) -> now + then == 0 ? null : now + then));
        assertThat(more).hasSize(2).containsValue(1L);
        assertThat(more.keySet()).noneMatch(place -> place.contains("secret"));
    }

    @Test
    void classesWovenAsTheyLoadedCanStillBeRedefined() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:redefined");
                ResultSet result = connection.createStatement().executeQuery("SELECT 1")) {
            Class<?> type = result.getClass();
            assertThat(result).isInstanceOf(ObservedResult.class);

            ByteBuddyAgent.install().redefineClasses(new ClassDefinition(type, SampleLoader.bytes(type.getName())));
            ByteBuddyAgent.install().retransformClasses(type);

            assertThat(result.next()).isTrue();
            assertThat(result).isInstanceOf(ObservedResult.class);
        }
    }

    @Test
    void accountsForWhatItCost() throws Exception {
        create(loader, Motor.class);
        create(loader, Bystander.class);

        ClassTransformer.Work work = transformer.work();
        assertThat(work.classesSeen()).isGreaterThanOrEqualTo(3);
        assertThat(work.filesRead()).isPositive();
        assertThat(work.nanos()).isPositive();
    }

    @Test
    void reportsAnInstrumentationThatCannotBeLoadedAndWeavesWhatOthersAskFor() throws Exception {
        String wanted = "\t\tio.pitot.sample.Engine\trun";
        List<RegisteredInstrumentation> registered =
                new ArrayList<>(InstrumentationIndex.read(InstrumentationIndexTest.listing(
                        "com.acme.Gone\tgone" + wanted + "\njava.lang.String\tnone" + wanted)));
        registered.add(RegisteredInstrumentation.of(new SampleInstrumentation(CountingAdvice.class)));
        ClassTransformer some = transformer(registered);

        assertThat(create(new SampleLoader(some), Motor.class)).isInstanceOf(SampleState.class);
        assertThat(some.account().skipped())
                .extracting(WeavingAccount.Skipped::instrumentation, WeavingAccount.Skipped::type)
                .containsExactlyInAnyOrder(tuple("gone", Motor.class.getName()), tuple("none", Motor.class.getName()));
        assertThat(some.account().skipped())
                .extracting(WeavingAccount.Skipped::reason)
                .contains("java.lang.ClassNotFoundException: com.acme.Gone")
                .anyMatch(reason -> reason.startsWith("java.lang.ClassCastException: class java.lang.String"));
    }

    private static ClassTransformer transformer(Class<?> advice) {
        return transformer(new SampleInstrumentation(advice));
    }

    private static ClassTransformer transformer(LibraryInstrumentation sample) {
        return transformer(List.of(RegisteredInstrumentation.of(sample)));
    }

    private static ClassTransformer transformer(List<RegisteredInstrumentation> instrumentations) {
        ClassLoader own = new ClassLoader("agent", ClassTransformerTest.class.getClassLoader()) {};
        return new ClassTransformer(ByteBuddyAgent.install(), own, instrumentations);
    }

    private byte[] transformed(ClassLoader loader) {
        String name = Motor.class.getName();
        return transformer.transform(
                loader.getUnnamedModule(), loader, name.replace('.', '/'), null, null, SampleLoader.bytes(name));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object create(ClassLoader loader, Class<?> type) throws ReflectiveOperationException {
        return loader.loadClass(type.getName()).getConstructor().newInstance();
    }

    private static Object run(Object engine) throws ReflectiveOperationException {
        return engine.getClass().getMethod("run", int.class).invoke(engine, 3);
    }
}
