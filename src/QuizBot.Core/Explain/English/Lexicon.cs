using System.Collections.Frozen;

namespace QuizBot.Core.Explain.English;

/// <summary>Everyday English as people write it to a bot: words that say nothing about a subject, and short ways to spell them.</summary>
internal static class Lexicon
{
    /// <summary>Words that join others; a name may have them or not ("the", "of").</summary>
    private static readonly FrozenSet<string> Links = Set(
        "the a an of to in on at for by with from into onto and or as is are be s");

    /// <summary>Words of a question that are not what it is about.</summary>
    private static readonly FrozenSet<string> Talk = Set("""
        i you he she we they me my mine your yours our ours us him his her hers them their theirs it its itself im ive id ill youre youve hes shes
        theyre weve lets this that these those thats there theres here heres one ones some any all each every both either neither none
        am was were been being do does did done doing dont doesnt didnt has have had having havent can could cant couldnt will would wont wouldnt shall should
        shouldnt may might must need needs needed want wants wanted like likes try trying tried wish hope let
        not no nor yes yeah yep nope never ever always often sometimes usually again once still already yet just only also too very really actually basically
        literally exactly kind kinda sort sorta maybe perhaps probably so but if then than because since while though although whether about regarding
        concerning up down out off over under around between through belong belongs fit fits during within without per via else other another more most much many few less
        least lot lots bit little whole entire full general quick quickly short shortly brief briefly simple simply easy easily plain basic clear
        clearly super double pretty quite rather totally completely well ok okay
        what whats which who whos whom whose where wheres when whens why whys how hows
        percent real kick kicks teacher prof professor even ever supposed suppose seems seem seemed rather instead simply somehow anyway anyways anyhow besides however therefore thus hence
        honestly obviously obvious apparently frankly roughly exact especially mostly mainly finally suddenly immediately constantly
        meeting meetings minute minutes hour hours second seconds version versions comma period colleague colleagues partner partners team friend friends
        promise promised doubt doubts clarification simpler easier huh hmmm yk idk tbh imo fyi asap gotta wanna gonna kinda
        believe believed guess guessing feel feels felt read wrote reading talked talking chat chatting mentioned keeps keep keeping kept
        dare dared nod nods everytime whenever whatever whichever wherever somewhere anywhere everywhere nowhere
        lately recently nowadays since ago early late almost nearly hardly barely enough plenty several various
        begin began beginning ended finish finished reach reached stay stayed remain remains remained become becomes became
        remind reminded repeat repeated recap revise revising revision refresh refresher memorise note notes noted jot
        interested curious weird strange confusing complicated complex difficult hard tough tricky
        walk guide tell explain explains explained explaining explanation describe describes description define defines definition mean means meant meaning say says said saying
        speak talk talks talking show shows give gives given gave get gets got know knows knew known understand understanding understood think thinks
        remember remind reminder forget forgot forgets forgetting forgotten told heard hear teach teaches learn struggle struggling struggled bother eli5 help helps helping helped please wonder wondering ask asks asked asking question questions answer answers
        word words thing things stuff something anything everything nothing someone anyone anybody somebody everyone everybody guys
        term terms concept concepts idea ideas topic topics subject subjects point points deal gist summary summarize overview detail details info
        use uses used using useful usage involved work works worked working happen happens happened happening go goes going gone come comes coming came take takes
        make makes made making does play plays look looks looking see sees mention mentions mentioned mentioning
        name names named call calls called stand stands for purpose job role roles
        service services tool tools product products software system technology thingy
        stage stages step steps phase phases part parts section
        difference differences different differ differs compare compared comparing comparison contrast distinguishes versus vs same similar distinguish apart confuse confused
        confuses confusing mix mixed mixes mixing mistake mistaken better best
        example examples instance sample scenario case cases eg ie reason reasons important importance matter matters
        after afterwards before next follow follows following followed previous previously prior precede precedes preceding first last second third later earlier
        analogy analogies story stories metaphor tale character characters movie film
        note notes chapter course class lesson lecture study studying reading read test slide slides book domain card cards aws amazon ml ai
        hi hello hey hiya yo howdy dear bot quizbot buddy mate friend bro dude man sir madam thanks thank thx pls plz ty cheers sorry kindly
        today yesterday tomorrow morning evening afternoon night week time times moment minute now currently recently soon
        way ways sense context everyday english sentence line lines five year old kid child beginner newbie
        two three four six seven eight nine ten zero
        old good great nice bad long right wrong sure stuck lost okay oh ah hmm um uh eh lol haha wow
        would start starts started begin begins end ends stop
        quoi est cest comment pourquoi moi je ne pas sais qué cómo como explica por favor para czym jest co wozu bitte mir ich
        was er ist ein eine und que es el la le les de du un une en da das der die
        """);

    /// <summary>Things that people chat about: beside a name of the notes they do not matter, alone they are what a question is about.</summary>
    private static readonly FrozenSet<string> Chat = Set("love life world day exam exams clue idea book movie film game kid child weather lunch dinner");

    /// <summary>Words that are mostly said by the way, but describe something where hardly anything else is said: "too simple", "a different answer each time".</summary>
    private static readonly FrozenSet<string> Faint = Set("""
        much once different differently differ same similar simple simply too many more less few each every time times question questions answer answers answered word words speak speaks
        talk talks talking say says read reads reading understand understands learn learns learning teach help helps mistake mistakes wrong right old long whole part parts
        again before after first last good better best own little bit clear plain quick quickly known know see look looks looking give gives make makes need needs without nobody anyone
        """);

    /// <summary>Words of the course itself: who says one of them does not speak of everyday things.</summary>
    private static readonly FrozenSet<string> Course = Set("role analogy aws amazon stage stages service services concept concepts term terms notes chapter lifecycle study studying ml ai step steps phase");

    /// <summary>Sides of a thing that a note for an exam hardly tells: what it costs, where it runs, how to call it.</summary>
    private static readonly FrozenSet<string> Facets = Set("""
        cost costs price prices pricing expensive cheap free fee fees pay limit limits quota quotas region regions install configure setup code python java
        sdk cli version released launched invented inventor founder founded history azure google gcp alternative alternatives competitor competitors size max maximum
        """);

    private static readonly FrozenSet<string> Shows = Set("movie movies film films book books game games song songs band show episode");

    private static readonly FrozenSet<string> Personal = Set("my our your his her their");

    private static readonly FrozenDictionary<string, string> Short = Map("""
        b4=before ya=you wat=what wht=what wats=what wut=what wot=what waht=what whta=what hwat=what wich=which whic=which wch=which witch=which hwo=how hw=how wen=when
        wer=where were's=where whr=where wher=where y=why u=you ur=your r=are n=and nd=and da=the teh=the dis=this dat=that diff=difference diffs=differences
        btw=between btwn=between b/w=between pls=please plz=please thx=thanks tnx=thanks tks=thanks ty=thanks tysm=thanks abt=about bout=about
        cuz=because bc=because coz=because dunno=know idk=know gimme=give lemme=let wanna=want gonna=going cmon=come tho=though
        vrs=vs v=vs ex=example eg=example bros=bro msg=message smth=something sth=something w=with wo=without
        awz=aws asw=aws gen=generative genai=generative net=network nets=network ppl=people taht=that thta=that thsi=this fro=for expl=explain def=define desc=describe cmp=compare comp=compare servise=service servis=service
        """);

    /// <summary>Words worth recognising when they are misspelt: what a question turns on.</summary>
    public static IReadOnlyList<string> Turns { get; } =
    [
        "what", "which", "where", "explain", "describe", "define", "definition", "meaning", "difference", "different", "between", "compare", "comparison", "versus",
        "example", "examples", "after", "before", "happens", "happen", "follows", "service", "services", "analogy", "story", "stage", "stages", "purpose",
        "confuse", "confused", "amazon", "please", "important", "reason", "understand", "thanks", "hello",
    ];

    public static bool IsLink(string word) => Links.Contains(word);

    /// <summary>True for a word that is not what a question is about, links included.</summary>
    public static bool IsEmpty(string word) => Talk.Contains(word) || Links.Contains(word) || Chat.Contains(word);

    /// <summary>True for a thing that people chat about, which the notes need not know.</summary>
    public static bool IsChat(string word) => Chat.Contains(word);

    public static bool IsFacet(string word) => Facets.Contains(word);

    /// <summary>True for a word that is said of the course, hardly of everyday things.</summary>
    public static bool IsCourse(string word) => Course.Contains(word);

    public static bool IsVendor(string word) => word is "amazon" or "aws";

    /// <summary>Things that have titles: "the transformers movie" is not about transformers.</summary>
    public static bool IsShow(string word) => Shows.Contains(word);

    /// <summary>True for a word that describes something where hardly anything else is said.</summary>
    public static bool IsFaint(string word) => Faint.Contains(word);

    /// <summary>"My", "your": what follows is somebody's own, and hardly what the notes mean.</summary>
    public static bool IsPersonal(string word) => Personal.Contains(word);

    /// <summary>The word in full where it is a short or sloppy way to write one; else the word itself.</summary>
    public static string InFull(string word) => Short.GetValueOrDefault(word, word);

    internal static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Map(string pairs) =>
        pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
