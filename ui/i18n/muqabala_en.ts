<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DocumentMap</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportController</name>
        <message numerus="yes">
            <source>Written to {file}: %Ln unit(s).</source>
            <translation>
                <numerusform>Written to {file}: %Ln unit.</numerusform>
                <numerusform>Written to {file}: %Ln units.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GlossaryPane</name>
        <message numerus="yes">
            <source>{name}: %Ln term(s)</source>
            <translation>
                <numerusform>{name}: %Ln term</numerusform>
                <numerusform>{name}: %Ln terms</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LastSession</name>
        <message numerus="yes">
            <source>Its %Ln step(s) are all here, the last of them: “{what}” ({who}).</source>
            <translation>
                <numerusform>Its %Ln step is here: “{what}” ({who}).</numerusform>
                <numerusform>Its %Ln steps are all here, the last of them: “{what}” ({who}).</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryDialog</name>
        <message numerus="yes">
            <source>Taken in from {name}: %Ln pair(s).</source>
            <translation>
                <numerusform>Taken in from {name}: %Ln pair.</numerusform>
                <numerusform>Taken in from {name}: %Ln pairs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryPane</name>
        <message numerus="yes">
            <source>Nothing like it among %Ln pair(s).</source>
            <translation>
                <numerusform>Nothing like it among %Ln pair.</numerusform>
                <numerusform>Nothing like it among %Ln pairs.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PairModel</name>
        <message numerus="yes">
            <source>%Ln pair(s)</source>
            <translation>
                <numerusform>%Ln pair</numerusform>
                <numerusform>%Ln pairs</numerusform>
            </translation>
        </message>
    </context>
</TS>
